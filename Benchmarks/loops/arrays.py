"""The plain Python loop for attention answers: json, numpy.allclose, json. It knows no mistakes.

Usage: arrays.py KEYS.jsonl < answers.jsonl > scores.jsonl
"""

import json
import sys

import numpy


def attention(given):
    q, k, v = (numpy.array(given[name], dtype=float) for name in "qkv")
    scores = q @ k.T / numpy.sqrt(q.shape[1])
    weights = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ v


def main():
    keys = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            key = json.loads(line)
            keys[key["question"], key["seed"]] = attention(key["given"])
    write = sys.stdout.write
    for line in sys.stdin:
        record = json.loads(line)
        key = keys[record["question"], record["seed"]]
        close = numpy.allclose(record["answer"], key, rtol=1e-3, atol=2e-3)
        write(json.dumps({"id": record["id"], "score": 1 if close else 0}) + "\n")


main()
