"""Writes random.tsv: numbers that RandomStream must draw.

An implementation of its own of SplitMix64 (Steele, Lea and Flood 2014), xoshiro256** 1.0 (Blackman
and Vigna 2018), 64-bit FNV-1a (Fowler, Noll and Vo), bounded draws (Lemire 2019, algorithm 5) and
the shuffle of Fisher and Yates, in Python's unbounded integers. The assertions compare it with
values published with the algorithms.

    python3 make_random.py > random.tsv
"""
import math

MASK = (1 << 64) - 1


def splitmix(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def xoshiro(state):
    s = list(state)
    while True:
        yield (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def fnv1a(text):
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def seeded(seed):
    mixer = splitmix(seed)
    return xoshiro([next(mixer) for _ in range(4)])


def below(stream, bound):
    while True:
        product = next(stream) * bound
        if product & MASK >= (1 << 64) % bound:
            return product >> 64


def permutation(stream, count):
    order = list(range(count))
    for place in range(count - 1, 0, -1):
        other = below(stream, place + 1)
        order[place], order[other] = order[other], order[place]
    return order


def unit(stream):
    return (next(stream) >> 11) / (1 << 53)


def normal(stream):
    radius = math.sqrt(-2 * math.log(1 - unit(stream)))
    return round(radius * math.cos(2 * math.pi * unit(stream)), 9)


def take(count, stream):
    return [next(stream) for _ in range(count)]


# Published with the test vectors of several libraries: SplitMix64 from 1234567, xoshiro256** from
# the state 1, 2, 3, 4, and FNV-1a of its authors' test suite.
assert take(3, splitmix(1234567)) == [
    6457827717110365317, 3203168211198807973, 9817491932198370423]
assert take(10, xoshiro([1, 2, 3, 4])) == [
    11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
    16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576]
assert fnv1a("") == 0xCBF29CE484222325
assert fnv1a("a") == 0xAF63DC4C8601EC8C
assert fnv1a("foobar") == 0x85944171F73967E8


def row(kind, argument, values):
    print(kind, argument, " ".join(map(str, values)), sep="\t")


for seed in [0, 1, 42, 1234567, MASK]:
    row("seed", seed, take(8, seeded(seed)))
for text in ["", "a", "foobar", "gradus/1 0 t002-注意力.größe prepare 20"]:
    row("hash", text, [fnv1a(text)])
NAME = "gradus/1 41 t055-attention-scaling.output generate 0"
row("name", NAME, take(5, seeded(fnv1a(NAME))))
for bound in [1, 2, 6, 1000, 3 << 61, (1 << 63) + 1, MASK]:
    stream = seeded(7)
    row("below", bound, [below(stream, bound) for _ in range(12)])
for count in [0, 1, 2, 5, 20]:
    row("permutation", count, permutation(seeded(11), count))
stream = seeded(13)
row("unit", 13, [repr(unit(stream)) for _ in range(8)])
stream = seeded(17)
row("normal", 17, [repr(normal(stream)) for _ in range(8)])
