"""Writes reviews.tsv: what FSRS6 must make of some histories of reviews.

The formulas of the Free Spaced Repetition Scheduler, version 6, written down anew with 50 decimal
digits, so that no rounding of binary numbers is shared with the code under test. The assertion
compares them with a history whose result the project open-spaced-repetition publishes in its tests.

    python3 make_reviews.py > reviews.tsv

A line holds a history, rating@days since the last review each; the stabilities and the difficulties
after each review; and the intervals in days for a retention of 0.9 and of 0.8.
"""
from decimal import ROUND_HALF_EVEN, Decimal, getcontext

getcontext().prec = 50
D = Decimal

W = [D(text) for text in (
    "0.212 1.2931 2.3065 8.2956 6.4133 0.8334 3.0194 0.001 1.8722 0.1666 0.796 1.4835 0.0614 0.2629 "
    "1.6483 0.6014 1.8729 0.5425 0.0912 0.0658 0.1542").split()]
DECAY = -W[20]
FACTOR = D("0.9") ** (1 / DECAY) - 1


def first_difficulty(rating):
    return W[4] - (W[5] * (rating - 1)).exp() + 1


def within(low, value, high):
    return max(D(low), min(D(high), value))


def retrievability(days, stability):
    return (1 + FACTOR * days / stability) ** DECAY


def next_stability(stability, difficulty, rating, days):
    if days < 1:
        change = (W[17] * (rating - 3 + W[18])).exp() / stability ** W[19]
        return stability * (max(change, D(1)) if rating >= 3 else change)
    forgotten = 1 - retrievability(days, stability)
    if rating == 1:
        relearnt = (
            W[11] / difficulty ** W[12] * ((stability + 1) ** W[13] - 1)
            * (W[14] * forgotten).exp())
        return min(relearnt, stability / (W[17] * W[18]).exp())
    growth = (
        W[8].exp() * (11 - difficulty) / stability ** W[9] * ((W[10] * forgotten).exp() - 1))
    return stability * (1 + growth * {2: W[15], 3: 1, 4: W[16]}[rating])


def next_difficulty(difficulty, rating):
    moved = difficulty - (10 - difficulty) * W[6] * (rating - 3) / 9
    return within(1, W[7] * first_difficulty(4) + (1 - W[7]) * moved, 10)


def interval(stability, retention):
    days = stability / FACTOR * (D(retention) ** (1 / DECAY) - 1)
    return int(within(1, days.quantize(D(1), rounding=ROUND_HALF_EVEN), 36500))


def states(history):
    stability = difficulty = None
    for rating, days in history:
        if stability is None:
            stability, difficulty = W[rating - 1], within(1, first_difficulty(rating), 10)
        else:
            stability, difficulty = (
                max(D("0.001"), next_stability(stability, difficulty, rating, days)),
                next_difficulty(difficulty, rating))
        yield stability, difficulty


HISTORIES = [
    "1@0 3@0 3@1 3@3 3@8 3@21",
    "1@0", "2@0", "3@0", "4@0",
    # Hard and easy, on the same day and after days.
    "2@0 2@0 3@1 2@3 2@7 3@15 2@40",
    "4@0 4@8 4@30 4@200 4@2000 4@36500",
    "3@0 4@0 2@2 4@9 2@1 4@60",
    # Forgotten after days, then learnt again on the same day, and forgotten once more.
    "3@0 3@0 3@2 3@11 1@46 3@0 3@2 1@9 2@0 3@0 3@2",
    "4@0 1@8 1@0 1@0 2@0 4@0 3@1",
    # Again and again, down to the least stability and the greatest difficulty.
    "1@0 1@0 1@0 1@0 1@0 1@0 1@0 1@0 1@0 1@0 1@1 3@1",
    # Asked much too late.
    "3@0 3@1000 1@5000 3@0 2@300",
]

if __name__ == "__main__":
    parsed = [[tuple(map(int, review.split("@"))) for review in text.split()] for text in HISTORIES]
    *_, (stability, difficulty) = states(parsed[0])
    assert abs(stability - D("53.62691")) < D("1e-4") and abs(difficulty - D("6.3574867")) < D("1e-4")
    for text, history in zip(HISTORIES, parsed):
        reached = list(states(history))
        print(
            text, " ".join(f"{s:.15g}" for s, _ in reached), " ".join(f"{d:.15g}" for _, d in reached),
            " ".join(str(interval(s, "0.9")) for s, _ in reached),
            " ".join(str(interval(s, "0.8")) for s, _ in reached), sep="\t")
