"""Makes the answer files of the benchmark. The same count gives the same bytes every time.

The questions' own solutions come from `gradus show`, so that the files follow the bank.
"""

import concurrent.futures
import json
import math
import os
import random
import subprocess

CHOICE = [
    "t001-probabilistic-objective.factorisation",
    "t055-attention-scaling.growing-width",
    "t049-why-scores-measure-relevance.weight-on-separator",
]
NUMERIC = [
    "t055-attention-scaling.score-variance",
    "t026-is-attention-cheap.ratio-to-recurrence",
    "t013-extreme-class-imbalance.focal-loss-value",
]
ATTENTION = "attention-8x8.output"
SEEDS = range(12)
ATTENTION_SEEDS = range(50)


class Bank:
    """Asks `gradus show` for variants, several at a time."""

    def __init__(self, gradus, banks=()):
        self.gradus = gradus
        self.options = [option for bank in banks for option in ("--bank", bank)]

    def variants(self, wanted):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._variant, wanted))

    def questions(self):
        out = subprocess.run(
            [self.gradus, "list", "questions", "--json"], check=True, capture_output=True)
        return json.loads(out.stdout)

    def _variant(self, wanted):
        question, seed = wanted
        out = subprocess.run(
            [self.gradus, "show", question, "--seed", str(seed), "--json", "--solution"]
            + self.options, check=True, capture_output=True)
        return json.loads(out.stdout)


def record(number, variant, answer):
    return json.dumps(
        {"id": f"r-{number}", "student": f"s-{number % 997}", "question": variant["question"],
         "seed": variant["seed"], "answer": answer}, ensure_ascii=False) + "\n"


def write(path, lines):
    with open(path + ".part", "w", encoding="utf-8") as out:
        out.writelines(lines)
    os.replace(path + ".part", path)


def write_keys(path, variants):
    def key(variant):
        tolerance = variant["data"].get("answer", {}).get("tolerance", {}).get("value", 0)
        return {"question": variant["question"], "seed": variant["seed"],
                "key": variant["solution"], "tolerance": tolerance}

    write(path, (json.dumps(key(variant)) + "\n" for variant in variants))


def choice(variants, count):
    """Letters: every second answer is right, the others fall on any option."""
    rng = random.Random("choice")
    letters = [[option["label"] for option in v["data"]["options"]] for v in variants]
    for number in range(count):
        at = int(rng.random() * len(variants))
        wrong = letters[at][int(rng.random() * len(letters[at]))]
        right = variants[at]["solution"]
        yield record(number, variants[at], right if rng.random() < 0.5 else wrong)


def clumped(variants, count):
    """Numbers as a class gives them: the solution, or one of a few popular mistakes."""
    rng = random.Random("clumped")
    factors = [2, 0.5, 10, 0.1, 1.5, 4, 0.25, 0.75]
    popular = [
        [v["solution"]] * 8 + [f"{float(v['solution']) * factor:.6g}" for factor in factors]
        for v in variants
    ]
    for number in range(count):
        at = int(rng.random() * len(variants))
        yield record(number, variants[at], popular[at][int(rng.random() ** 1.5 * 16)])


def distinct(variants, count):
    """Numbers that are all different: half well within the tolerance, half far outside."""
    rng = random.Random("distinct")
    for number in range(count):
        variant = variants[int(rng.random() * len(variants))]
        tolerance = variant["data"]["answer"]["tolerance"]["value"]
        if rng.random() < 0.5:
            factor = 1 + tolerance * (rng.random() - 0.5) / 2
        else:
            factor = 1.1 + rng.random()
        yield record(number, variant, f"{float(variant['solution']) * factor:.15g}")


def attend(given, divisor=None):
    """Scaled dot-product attention (Vaswani et al. 2017, section 3.2.1) without any library."""
    q, k, v = given["q"], given["k"], given["v"]
    divisor = divisor or math.sqrt(len(q[0]))
    output = []
    for query in q:
        scores = [sum(a * b for a, b in zip(query, key)) / divisor for key in k]
        top = max(scores)
        weights = [math.exp(score - top) for score in scores]
        whole = sum(weights)
        output.append(
            [sum(w * row[j] for w, row in zip(weights, v)) / whole for j in range(len(v[0]))])
    return output


def attention(variants, count):
    """Half right to three decimals, three tenths off by different amounts, two tenths unscaled."""
    rng = random.Random("attention")
    right = [attend(v["parameters"]) for v in variants]
    unscaled = [attend(v["parameters"], divisor=1) for v in variants]

    def rounded(rows, noise=0.0):
        return [[round(x + noise * rng.random(), 3) for x in row] for row in rows]

    for number in range(count):
        at = int(rng.random() * len(variants))
        kind = rng.random()
        if kind < 0.5:
            answer = rounded(right[at])
        elif kind < 0.8:
            answer = rounded(right[at], noise=0.5)
        else:
            answer = rounded(unscaled[at])
        yield record(number, variants[at], answer)


def mixed(variants, count):
    """A class over every format: right, right for another question, unreadable, or nothing."""
    rng = random.Random("mixed")
    solutions = [v["solution"] for v in variants]
    for number in range(count):
        at = int(rng.random() * len(variants))
        kind = rng.random()
        if kind < 0.6:
            answer = solutions[at]
        elif kind < 0.9:
            answer = solutions[int(rng.random() * len(solutions))]
        else:
            answer = "?" if kind < 0.95 else ""
        yield record(number, variants[at], answer)
