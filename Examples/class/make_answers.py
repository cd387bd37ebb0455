"""Makes the answers of an imagined class, and says what each must get.

    python3 make_answers.py write         writes answers.jsonl, answers.csv and folders/
    python3 make_answers.py check RESULTS compares a results file with what is said here

Everything is asked under seed 3. The parameters below are what `gradus show QUESTION --seed 3 --json`
prints; the right and wrong values are computed here with numpy, apart from Gradus.
"""
import csv, json, os, shutil, sys
import numpy as np

SEED = 3
LENGTH = "t004-cost-of-each-layer.crossover-length"
OUTPUT = "t055-attention-scaling.scaled-output"
WIDTH = "t055-attention-scaling.growing-width"
TRAINED = "t002-why-q-k-and-v.what-is-trained"
OPEN = "t055-attention-scaling.open"

D = 512
Q = np.array([[2, -1, 1, 1], [-1, 1, 1, 2]], float)
K = np.array([[0, 2, 1, 0], [2, -1, -1, 0]], float)
V = np.array([[1, 2], [3, 1]], float)


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


S = Q @ K.T
RIGHT = softmax(S / 2, 1) @ V
WRONG = {
    "no-scale": softmax(S, 1) @ V,
    "scale-dk": softmax(S / 4, 1) @ V,
    "softmax-queries": softmax(S / 2, 0) @ V,
    "no-softmax": (S / 2) @ V,
}


def rows(matrix):
    return "; ".join(" ".join(f"{x:.4f}" for x in row) for row in matrix)


# student: {question: (answer, status, score, notes)}
CLASS = {
    "Ada": {LENGTH: ("3072", "graded", 1, []), OUTPUT: (rows(RIGHT), "graded", 1, []),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-q, w-o, w-v", "graded", 1, [])},
    "Ben": {LENGTH: (str(4 * D), "graded", 0, ["projections-left-out"]),
            OUTPUT: (rows(WRONG["no-scale"]), "graded", 0, ["no-scale"]),
            WIDTH: ("halves", "graded", 0, ["over-scaled"]),
            TRAINED: ("w-q, w-o", "graded", 2 / 3, [])},
    "Chi": {LENGTH: (str(2 * D), "graded", 0, ["ffn-left-out"]),
            OUTPUT: (rows(WRONG["scale-dk"]), "graded", 0, ["scale-dk"]),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-v", "graded", 1 / 3, [])},
    "Dan": {LENGTH: (str(12 * D), "graded", 0, ["one-product"]),
            OUTPUT: (rows(WRONG["softmax-queries"]), "graded", 0, ["softmax-queries"]),
            WIDTH: ("", "blank", None, []), TRAINED: ("everything", "invalid", None, [])},
    "Eva": {LENGTH: ("about 3000", "invalid", None, []),
            OUTPUT: (rows(WRONG["no-softmax"]), "graded", 0, ["no-softmax"]),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-q, w-o, w-v", "graded", 1, [])},
    "Fay": {LENGTH: ("3,072", "graded", 1, []),
            OUTPUT: ("2.848 1.076; 1.059", "invalid", None, []),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-q, w-o, w-v", "graded", 1, [])},
    "Gus": {LENGTH: ("17", "graded", 0, []), OUTPUT: ("nan 1; 2 3", "graded", 0, []),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-q, w-o, w-v", "graded", 1, [])},
    "Hal": {LENGTH: ("3072", "graded", 1, []),
            OUTPUT: ("2.848 1.076 1.059 1.971", "graded", 0, ["shape"]),
            WIDTH: ("doubles", "graded", 1, []), TRAINED: ("w-q, w-o, w-v", "graded", 1, [])},
}
QUESTIONS = [LENGTH, OUTPUT, WIDTH, TRAINED]


def record(number, student, question, answer):
    return {"id": f"r-{number}", "student": student, "question": question, "seed": SEED,
            "answer": answer}


def write():
    number, lines = 0, []
    for student, answers in CLASS.items():
        for question in QUESTIONS:
            number += 1
            lines.append(json.dumps(record(number, student, question, answers[question][0])))
    lines.append(json.dumps(record(100, "Ivy", OPEN, "The variance of q·k is d_k, so softmax saturates.")))
    lines.append(json.dumps(record(101, "Ivy", "t055-attention-scaling.spread", "4")))
    lines.append('{"id":"r-102","student":"Ivy",')
    with open("answers.jsonl", "w") as out:
        out.write("\n".join(lines) + "\n")

    with open("answers.csv", "w", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["student", "seed"] + QUESTIONS)
        for student, answers in CLASS.items():
            table.writerow([student, SEED] + [answers[q][0] for q in QUESTIONS])

    shutil.rmtree("folders", ignore_errors=True)
    arrays = {"Ada": RIGHT, "Ben": WRONG["no-scale"], "Gus": np.array([[np.nan, 1], [2, 3]]),
              "Hal": RIGHT.reshape(-1)}
    for student in ["Ada", "Ben", "Gus", "Hal", "Kim", "Leo"]:
        os.makedirs(f"folders/{student}")
        if student in arrays:
            np.save(f"folders/{student}/attn.npy", arrays[student])
        if student == "Leo":
            with open("folders/Leo/attn.npy", "wb") as out:
                out.write(b"\x93NUMPY but not really")
        answer = {"seed": SEED, "answer": {"file": "attn.npy"}}
        with open(f"folders/{student}/answers.json", "w") as out:
            json.dump({OUTPUT: answer}, out)
            out.write("\n")


def expected():
    """What must become of each (student, question), in every form of the answers."""
    table = {(s, q): v[1:] for s, answers in CLASS.items() for q, v in answers.items()}
    table["Ivy", OPEN] = ("manual", None, [])
    table["Ivy", "t055-attention-scaling.spread"] = ("unknown_question", None, [])
    table[None, None] = ("bad_input", None, [])
    table["Kim", OUTPUT] = ("invalid", None, [])  # there is no file
    table["Leo", OUTPUT] = ("invalid", None, [])  # the file is no array
    return table


def check(path):
    table, faults = expected(), 0
    for line in open(path):
        got = json.loads(line)
        status, score, notes = table[got.get("student"), got.get("question")]
        same_score = score is None and got["score"] is None or (
            score is not None and got["score"] is not None and abs(score - got["score"]) < 1e-9)
        if got["status"] != status or not same_score or got["notes"] != notes:
            faults += 1
            print("expected", status, score, notes, "got", line.strip())
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    write() if sys.argv[1] == "write" else check(sys.argv[2])
