"""The plain Python loop for choice and numeric answers: json, one comparison, json.

Usage: text.py choice|numeric KEYS.jsonl < answers.jsonl > scores.jsonl
"""

import json
import sys


def main():
    is_choice = sys.argv[1] == "choice"
    keys = {}
    with open(sys.argv[2], encoding="utf-8") as lines:
        for line in lines:
            key = json.loads(line)
            text = key["key"]
            keys[key["question"], key["seed"]] = (
                text if is_choice else float(text), key["tolerance"])
    write = sys.stdout.write
    for line in sys.stdin:
        record = json.loads(line)
        key, tolerance = keys[record["question"], record["seed"]]
        if is_choice:
            score = 1 if record["answer"] == key else 0
        else:
            score = 1 if abs(float(record["answer"]) - key) <= tolerance * abs(key) else 0
        write(json.dumps({"id": record["id"], "score": score}) + "\n")


main()
