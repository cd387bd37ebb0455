"""Shows that topics.schema.json accepts the sample topics and refuses broken ones.

Needs PyYAML and jsonschema (checked with 6.0.3 and 4.26.0): python3 validate_schema.py
The output is recorded in validate_schema.txt.
"""

import copy
import json
import pathlib

import yaml
from jsonschema import Draft202012Validator

folder = pathlib.Path(__file__).parent
schema = json.loads((folder / "topics.schema.json").read_text(encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)


class Loader(yaml.SafeLoader):
    """PyYAML reads YAML 1.1: dates stay texts here, and keys become texts as in Gradus."""

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


Loader.add_constructor("tag:yaml.org,2002:map", lambda self, node: self.construct_mapping(node))


def say(name, topic):
    errors = sorted(validator.iter_errors(topic), key=lambda error: list(map(str, error.path)))
    if not errors:
        print(f"{name}: accepted")
    for error in errors:
        print(f"{name}: refused at /{'/'.join(map(str, error.path))}")


topics = {}
for path in sorted((folder / "bank").rglob("*.y*ml")):
    topics[path.stem] = yaml.load(path.read_text(encoding="utf-8"), Loader)
    say(path.name, topics[path.stem])

scaling = topics["t055-attention-scaling"]


def broken(name, change):
    topic = copy.deepcopy(scaling)
    change(topic, topic["questions"])
    say(name, topic)


broken("unknown field of the topic", lambda t, q: t.update(tittle="x"))
broken("no title", lambda t, q: t.pop("title"))
broken("title without zh", lambda t, q: t["title"].pop("zh"))
broken("title with fr", lambda t, q: t["title"].update(fr="x"))
broken("difficulty 6", lambda t, q: t.update(difficulty=6))
broken("topic not kebab-case", lambda t, q: t.update(topic="T055_a"))
broken("unknown format", lambda t, q: q[0].update(format="nummeric"))
broken("no format", lambda t, q: q[0].pop("format"))
broken("no answer", lambda t, q: q[0].pop("answer"))
broken("field of another format", lambda t, q: q[0].update(options=[]))
broken("points 0", lambda t, q: q[0].update(points=0))
broken("value and given", lambda t, q: q[0]["answer"].update(given={}))
broken("unknown tolerance mode", lambda t, q: q[0]["answer"]["tolerance"].update(mode="near"))
broken("parameter of another mode", lambda t, q: q[0]["answer"]["tolerance"].update(rtol=1))
broken("unknown check", lambda t, q: q[1].update(check="atention"))
broken("note not kebab-case", lambda t, q: q[0]["mistakes"][0].update(note="Variance"))
broken("one option", lambda t, q: q[2].update(options=q[2]["options"][:1]))
broken("option without text", lambda t, q: q[2]["options"][1].pop("text"))
broken("option with a typo", lambda t, q: q[2]["options"][0].update(corect=True))
broken("correct: yes as a text", lambda t, q: q[2]["options"][0].update(correct="yes"))
broken("correct: a placeholder", lambda t, q: q[2]["options"][0].update(correct="{{yes}}"))
broken("unknown scoring", lambda t, q: q[2].update(scoring="nett"))
broken("extraction in a word", lambda t, q: q[0].update(extract="marker:#### | last-number"))
broken(
    "extractions in a list",
    lambda t, q: q[0].update(extract=[{"marker": "####"}, {"method": "letter", "pick": "first"}]),
)
broken("unknown extraction", lambda t, q: q[0].update(extract={"method": "lettr"}))
broken("extraction of nothing", lambda t, q: q[0].update(extract=[]))
broken("pick of the third", lambda t, q: q[0].update(extract={"marker": "####", "pick": "third"}))
