"""What the scripts share that write inputs of checks with their references and mistakes."""
import json

import numpy as np


def plain(x):
    """Nested lists with twelve significant digits; infinite numbers as texts."""
    if isinstance(x, (list, tuple)):
        return [plain(e) for e in x]
    if isinstance(x, np.ndarray):
        return plain(x.tolist())
    if isinstance(x, (bool, str)) or x is None:
        return x
    x = float(f"{float(x):.12g}")
    if not np.isfinite(x):
        return str(x)
    return int(x) if x == int(x) and abs(x) < 2**53 else x


def finite(x):
    return x if x is not None and np.all(np.isfinite(x)) else None


class Records:
    """The cases of all checks, in the order they were added."""

    def __init__(self):
        self.cases = []

    def add(self, check, given, reference, may_be_infinite=False, **mistakes):
        """`None` stands for a mistake that does not apply, and so does one that is not finite."""
        kept = (lambda x: x) if may_be_infinite else finite
        assert kept(reference) is not None, (check, given)
        given = {name: plain(x) for name, x in given.items() if x is not None}
        values = {name.replace("_", "-"): plain(kept(x)) for name, x in mistakes.items()}
        self.cases.append({"check": check, "given": given, "reference": plain(reference),
                           "mistakes": values})

    def text(self):
        lines = (json.dumps(case, separators=(",", ":")) for case in self.cases)
        return "[" + ",\n".join(lines) + "]"


def softmax(x, axis=-1):
    with np.errstate(all="ignore"):
        e = np.exp(x - np.max(x, axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)


def hidden(x, mask):
    """Scores with −∞ where the mask is 0."""
    return x if mask is None else np.where(np.asarray(mask) == 0, -np.inf, x)
