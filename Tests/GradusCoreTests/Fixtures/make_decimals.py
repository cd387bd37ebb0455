#!/usr/bin/env python3
"""Writes decimals.tsv: arithmetic on decimals, computed by Python's decimal and fractions.

    python3 make_decimals.py > decimals.tsv

Every line is an operation, its operands and the exact result. Recorded with Python 3.11.
"""
import random
from decimal import Decimal, getcontext, localcontext, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP
from fractions import Fraction

getcontext().prec = 4000
getcontext().Emin, getcontext().Emax = -999999, 999999
random.seed(20250101)


def number(largest=24, reach=40):
    kind = random.random()
    if kind < 0.04:
        return "0"
    # Runs of 0 and 9 are where carries, borrows and limbs of nine digits go wrong.
    digits = "".join(random.choice("0099123456789") for _ in range(random.randint(1, largest)))
    if kind < 0.15:
        digits = "9" * random.randint(1, largest)
    elif kind < 0.25:
        digits = "1" + "0" * random.randint(0, largest)
    sign = random.choice(["", "", "-", "+"])
    style = random.random()
    if style < 0.35:
        place = random.randint(0, len(digits))
        digits = digits[:place] + "." + digits[place:]
    elif style < 0.7:
        digits += random.choice("eE") + str(random.randint(-reach, reach))
    return sign + digits


def plain(value):
    """Sign, digits without zeros at the end, exponent: a form without a choice."""
    sign, digits, exponent = value.as_tuple()
    digits = "".join(map(str, digits)).lstrip("0")
    if not digits:
        return "0"
    short = digits.rstrip("0")
    return ("-" if sign else "") + short + "e" + str(exponent + len(digits) - len(short))


def line(*fields):
    print("\t".join(map(str, fields)))


def half(value, places, mode):
    with localcontext() as context:
        context.prec = 5000
        return value.quantize(Decimal((0, (1,), -places)), rounding=mode)


def figures(value, count, mode):
    with localcontext() as context:
        context.prec, context.rounding = count, mode
        return +value


for size in [24] * 170 + [400] * 12:
    for sign in "+-*<":
        a, b = number(size), number(size)
        if random.random() < 0.08:
            b = a
        x, y = Decimal(a), Decimal(b)
        if sign == "<":
            line("<", a, b, (x > y) - (x < y))
        else:
            line(sign, a, b, plain({"+": x + y, "-": x - y, "*": x * y}[sign]))

for index in range(300):
    a = number(30, 12)
    if index % 3 == 0:
        a += "5" if "e" not in a.lower() else ""
    places, count = random.randint(-8, 14), random.randint(1, 18)
    for name, mode in [("up", ROUND_HALF_UP), ("even", ROUND_HALF_EVEN), ("cut", ROUND_DOWN)]:
        line("places-" + name, a, places, plain(half(Decimal(a), places, mode)))
        line("figures-" + name, a, count, plain(figures(Decimal(a), count, mode)))

for _ in range(250):
    a = number(40, 330)
    value = float(a)
    line("double", a, "-", "inf" if value in (float("inf"), -float("inf")) else value.hex())

for _ in range(220):
    a, b = number(random.choice([9, 19, 60]), 20), number(random.choice([9, 19, 60]), 20)
    if Fraction(Decimal(b)) == 0:
        continue
    exact = Fraction(Decimal(a)) / Fraction(Decimal(b))
    line("quotient", a, b, float(exact).hex())
    count = random.randint(1, 30)
    with localcontext() as context:
        # Far more figures than are asked for, and a last one that says whether there is more.
        context.prec, context.rounding = 3000, ROUND_DOWN
        quotient = Decimal(a) / Decimal(b)
    line("quotient-figures-" + str(count), a, b, plain(figures(quotient, count, ROUND_HALF_UP)))
    c, d = number(19, 6), number(19, 6)
    if Fraction(Decimal(d)) != 0:
        other = Fraction(Decimal(c)) / Fraction(Decimal(d))
        line("fractions", a + "/" + b, c + "/" + d, (exact > other) - (exact < other))
        total = exact + other
        line("fraction-sum", a + "/" + b, c + "/" + d, f"{total.numerator}/{total.denominator}")
