#!/usr/bin/env python3
"""Writes functions.tsv: typed computations and their values to 38 significant figures.

    python3 make_functions.py > functions.tsv

Powers, roots, exponentials and logarithms come from Python's decimal at 120 digits (libmpdec
rounds them correctly), the seeds of the arguments are fixed. Recorded with Python 3.11.
"""
import random
from decimal import Decimal, getcontext

getcontext().prec = 120
getcontext().Emin, getcontext().Emax = -999999, 999999
random.seed(7)


def show(text, value):
    with_figures = getcontext().copy()
    with_figures.prec = 38
    print(f"{text}\t{with_figures.plus(value)}")


def argument(low, high):
    return str(round(random.uniform(low, high), random.randint(0, 12)))


for text in ["0.5", "1", "-1", "10", "-700", "700", "1e-9", "-1e-9", "2.302585092994045684",
             "230000", "-230000", "1e-60"]:
    show(f"exp({text})", Decimal(text).exp())
for _ in range(40):
    text = argument(-30, 30)
    show(f"exp({text})", Decimal(text).exp())
for text in ["2", "10", "0.1", "0.999", "1.001", "1.000000001", "0.999999999", "1e-300", "1e5000",
             "9.99999", "3.16227766"]:
    show(f"ln({text})", Decimal(text).ln())
    show(f"log10({text})", Decimal(text).log10())
    show(f"log2({text})", Decimal(text).ln() / Decimal(2).ln())
for _ in range(40):
    text = argument(0.01, 5000)
    if Decimal(text) == 0:
        continue
    show(f"ln({text})", Decimal(text).ln())
    show(f"sqrt({text})", Decimal(text).sqrt())
for text in ["2", "3", "0.5", "1e-9", "1e9", "1e-301", "99999999999999999999", "768"]:
    show(f"sqrt({text})", Decimal(text).sqrt())
    show(f"√{text}", Decimal(text).sqrt())
show("sqrt(1/3)", (Decimal(1) / 3).sqrt())
show("ln(1/3)", (Decimal(1) / 3).ln())
show("exp(1/3)", (Decimal(1) / 3).exp())
for _ in range(30):
    base, power = argument(0.1, 20), argument(-9, 9)
    if Decimal(base) == 0:
        continue
    show(f"{base}^({power})", (Decimal(base).ln() * Decimal(power)).exp())
show("1.0001^100000", Decimal("1.0001") ** 100000)
show("(-1.0001)^99999", Decimal("-1.0001") ** 99999)
show("(1/3)^(1/3)", ((Decimal(1) / 3).ln() / 3).exp())
show("2^(-0.5)", 1 / Decimal(2).sqrt())
show("8^(1/3)", Decimal(2))
show("sqrt(2)/2", Decimal(2).sqrt() / 2)
show("768^(-0.5)", 1 / Decimal(768).sqrt())
show("e", Decimal(1).exp())
show("e^2", Decimal(2).exp())
# π to 50 digits, OEIS A000796.
show("pi", Decimal("3.14159265358979323846264338327950288419716939937510"))
