"""Writes einsum.json: subscripts with the score and the notes they must get.

Each wrong string stands beside the slip as a calculation without einsum: the product of matrices,
then the diagonal, the sum or the other order of axes. numpy proves here, on arrays with all axes
equally long (a diagonal exists only there), that the string computes that slip and not the answer;
and on arrays of different lengths that it is right or wrong, where a length that does not fit is
wrong too.

    python3 make_einsum.py > einsum.json        (numpy 2.4.6)
"""
import json

import numpy as np

rng = np.random.default_rng(20170612)
T, B, C, D = "transposed-output", "summed-batch", "wrong-contraction", "diag-index"


def last(x):
    return np.swapaxes(x, -1, -2)


def scores(q, k):
    return q @ last(k)


def values(w, v):
    return w @ v


def project(x, w):  # [b, n, d] and [d, h, k] to [b, h, n, k]
    return np.tensordot(x, w, 1).swapaxes(1, 2)


QUESTIONS = [
    ("bhqd,bhkd->bhqk", scores, [
        ("abcd,abed->abce", scores),
        ("...qd,...kd->...qk", scores),
        ("...d,bhkd->...k", lambda q, k: q @ k.sum((0, 1)).T),
        ("bhqd,bhkd->bhkq", lambda q, k: k @ last(q), T),
        ("bhqd,bhkd->hbqk", lambda q, k: scores(q, k).swapaxes(0, 1), T),
        ("bhqd,bhkd", lambda q, k: scores(q, k).sum((0, 1)).T, B),
        ("bhqd,bhkd->hqk", lambda q, k: scores(q, k).sum(0), B),
        ("bhqd,bhkd->bqk", lambda q, k: scores(q, k).sum(1), B),
        ("...hqd,...hkd->...qk", lambda q, k: scores(q, k).sum(1), B),
        ("bhqd,bhkd->qk", lambda q, k: scores(q, k).sum((0, 1)), B),
        ("bhqd,bhkd->bhqd", lambda q, k: q * k.sum(2, keepdims=True), C),
        ("bhqd,bhkd->bhkd", lambda q, k: k * q.sum(2, keepdims=True), C),
        ("bhqd,bhqe->bhde", lambda q, k: last(q) @ k, C),
        ("bhqd,bhqd->bhd", lambda q, k: (q * k).sum(2), C),
        ("bhqd,bhdk->bhqk", lambda q, k: q @ k, C),
        ("bhqd,bhqd->bhq", lambda q, k: np.diagonal(scores(q, k), axis1=2, axis2=3), D),
        ("bhqd,bhqd->bhqd", lambda q, k: q * k, D),
        ("bhhd,bhkd->bhk", lambda q, k: last(np.diagonal(scores(q, k), axis1=1, axis2=2)), D),
        ("bhqd,bhke->bhqk", lambda q, k: q.sum(3)[..., None] * k.sum(3)[:, :, None]),
        ("bhqd,bhkd->bhqkd", lambda q, k: q[:, :, :, None] * k[:, :, None]),
    ]),
    ("bhqk,bhkd->bhqd", values, [
        ("zyxw,zywv->zyxv", values),
        ("bhqk,bhkd->bhdq", lambda w, v: last(v) @ last(w), T),
        ("bhqk,bhkd->hqd", lambda w, v: values(w, v).sum(0), B),
        ("bhqk,bhqd->bhkd", lambda w, v: last(w) @ v, C),
        ("bhqk,bhdk->bhqd", lambda w, v: w @ last(v), C),
        ("bhqk,bhkd->bhqk", lambda w, v: w * v.sum(3)[:, :, None], C),
        ("bhqk,bhkd->bhkd", lambda w, v: w.sum(2)[..., None] * v, C),
        ("bhqk,bhqd->bhqd", lambda w, v: w.sum(3, keepdims=True) * v, D),
        ("bhqk,bhkk->bhqk", lambda w, v: w * np.diagonal(v, axis1=2, axis2=3)[:, :, None], D),
    ]),
    ("bnd,dhk->bhnk", project, [
        ("bne,ehk->bhnk", project),
        ("...d,dhk->...hk", lambda x, w: np.tensordot(x, w, 1), T),
        ("bnd,dhk", lambda x, w: np.tensordot(x, w, 1).transpose(0, 2, 3, 1), T),
        ("bnd,dhk->bnhk", lambda x, w: np.tensordot(x, w, 1), T),
        ("bnd,nhk->bdhk", lambda x, w: np.tensordot(last(x), w, 1), C),
        ("bnd,hdk->bhnk", lambda x, w: np.tensordot(x, w, (2, 1)).swapaxes(1, 2), C),
        ("bnd,dhk->bhnd", lambda x, w: x[:, None] * w.sum(2).T[:, None], C),
        ("bnd,dnk->bnk", lambda x, w: last(np.diagonal(project(x, w), axis1=1, axis2=2)), D),
        ("bnd,dhk->hnk", lambda x, w: project(x, w).sum(0)),
    ]),
]


def arrays(subscripts, lengths):
    terms = subscripts.split("->")[0].split(",")
    return [rng.normal(size=[lengths[letter] for letter in term]) for term in terms]


def computes(subscripts, calculation, operands):
    try:
        x, y = np.einsum(subscripts, *operands), calculation(*operands)
    except ValueError:  # a letter for two lengths
        return False
    return x.shape == y.shape and np.allclose(x, y, 1e-9, 1e-9)


records = []
for reference, truth, rows in QUESTIONS:
    letters = sorted(set(reference) - set(",->"))
    equal = arrays(reference, {letter: 3 for letter in letters})
    different = [arrays(reference, dict(zip(letters, rng.permutation(len(letters)) + 2)))
                 for _ in range(5)]
    assert all(computes(reference, truth, operands) for operands in [equal] + different)
    for answer, calculation, *notes in rows:
        assert computes(answer, calculation, equal), answer
        assert computes(answer, truth, equal) == (calculation is truth), answer
        right = {computes(answer, truth, operands) for operands in different}
        assert right == {calculation is truth}, answer
        records.append({"reference": reference, "answer": answer, "score": int(right.pop()),
                        "notes": notes})

print("[" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in records) + "]")
