"""Writes checks.json: random inputs for every check with its reference and its mistakes in numpy.

Written from the formulas alone: Vaswani et al. 2017 (attention, position codes, layer costs), Ba et
al. 2016, Ioffe and Szegedy 2015, Zhang and Sennrich 2019 (normalisation), Szegedy et al. 2016
(label smoothing). `null` stands for a mistake that does not apply: it is then the same as the truth
by its own formula, or not defined.

    python3 make_checks.py > checks.json        (numpy 2.4.6)
"""
import math

import numpy as np

from check_records import Records, finite, hidden, softmax

rng = np.random.default_rng(20170612)
CASES = 20
records = Records()
add = records.add


def grid(*shape):
    return rng.integers(-20, 21, shape) / 10


def visible(rows, columns):
    """A mask in which every row sees something, or none."""
    if rng.random() < 0.35:
        return None
    mask = rng.integers(0, 2, (rows, columns))
    mask[np.arange(rows), rng.integers(0, columns, rows)] = 1
    return mask


def hides(mask):
    return mask is not None and np.any(np.asarray(mask) == 0)


# Attention

def attention_case():
    n, m, d, e = (int(rng.integers(1, 4)) for _ in range(4))
    if rng.random() < 0.5:
        m = n
    elif rng.random() < 0.5:
        m = d
    q, k, v, mask = grid(n, d), grid(m, d), grid(m, e), visible(n, m)
    s = q @ k.T
    root = math.sqrt(d)
    weights = {
        "reference": softmax(hidden(s / root, mask)),
        "no_scale": softmax(hidden(s, mask)) if d > 1 else None,
        "scale_dk": softmax(hidden(s / d, mask)) if d > 1 else None,
        "softmax_queries": softmax(hidden(s / root, mask), axis=0),
        "mask_after": softmax(s / root) * mask if hides(mask) else None,
        "no_mask": softmax(s / root) if hides(mask) else None,
        "mask_transposed": None,
    }
    if hides(mask) and n == m and not np.array_equal(mask, mask.T):
        weights["mask_transposed"] = softmax(hidden(s / root, mask.T))
    crossed = softmax(hidden(q @ k / root, mask)) if m == d else None
    shown = s / root if mask is None else np.where(mask == 0, 0, s / root)
    return dict(q=q, k=k, v=v, mask=mask), weights, crossed, shown


for _ in range(CASES):
    given, weights, _, _ = attention_case()
    del given["v"]
    add("attention_weights", given, **weights)
for _ in range(CASES):
    given, weights, crossed, shown = attention_case()
    del weights["mask_transposed"]
    output = {name: None if finite(w) is None else w @ given["v"] for name, w in weights.items()}
    add("attention", given, **output, no_softmax=shown @ given["v"],
        k_not_transposed=None if crossed is None else crossed @ given["v"])

# Softmax

for _ in range(CASES):
    rank = int(rng.integers(1, 4))
    shape = tuple(int(rng.integers(2, 4)) for _ in range(rank))
    x = grid(*shape) + 2.5
    axis = [None, None, -1, rank][int(rng.integers(4))]
    if rank > 1 and rng.random() < 0.4:
        axis = int(rng.choice([-2, rank - 1]))
    along = -1 if axis is None else axis - 1 if axis > 0 else axis
    temperature = [None, 1, 0.5, 2, 4][int(rng.integers(5))]
    t = 1 if temperature is None else temperature
    mask = None
    if rng.random() < 0.5:
        mask = rng.integers(0, 2, shape)
        lines = np.moveaxis(mask, along, -1)  # a view: every line along the axis sees something
        lines[..., 0] = 1
    other = None
    if rank > 1:
        # The other one of the last two axes.
        other = -2 if along in (-1, rank - 1) else -1
    kept = x if mask is None else x * mask
    add("softmax", dict(x=x, axis=axis, temperature=temperature, mask=mask),
        softmax(hidden(x / t, mask), along),
        wrong_axis=None if other is None else softmax(hidden(x / t, mask), other),
        no_exp=kept / kept.sum(axis=along, keepdims=True),
        base_2=softmax(hidden(x * math.log(2) / t, mask), along),
        temp_inverted=None if t == 1 else softmax(hidden(x * t, mask), along),
        mask_as_zero=softmax(x * mask / t, along) if hides(mask) else None,
        mask_after=softmax(x / t, along) * mask if hides(mask) else None)

# Multi-head attention


def heads_side_by_side(x, wq, wk, wv, mask, heads, divisor=None, strided=False):
    d = x.shape[1]
    width = d // heads
    outputs = []
    for h in range(heads):
        columns = np.arange(h, d, heads) if strided else np.arange(h * width, (h + 1) * width)
        q, k, v = ((x @ w)[:, columns] for w in (wq, wk, wv))
        scores = q @ k.T / (math.sqrt(width) if divisor is None else divisor)
        outputs.append(softmax(hidden(scores, mask)) @ v)
    return np.concatenate(outputs, axis=1)


for _ in range(CASES):
    heads, width, n = (int(rng.integers(1, 4)) for _ in range(3))
    if heads * width > 6:
        width = 2
    d = heads * width
    x, wq, wk, wv, wo = grid(n, d), grid(d, d), grid(d, d), grid(d, d), grid(d, d)
    mask = visible(n, n)
    parts = (x, wq, wk, wv, mask)
    joined = heads_side_by_side(*parts, heads)
    add("multi_head_attention", dict(x=x, wq=wq, wk=wk, wv=wv, wo=wo, heads=heads, mask=mask),
        joined @ wo,
        scale_dmodel=heads_side_by_side(*parts, heads, math.sqrt(d)) @ wo if heads > 1 else None,
        heads_ignored=heads_side_by_side(*parts, 1) @ wo if heads > 1 else None,
        no_output_proj=joined,
        strided_heads=(heads_side_by_side(*parts, heads, strided=True) @ wo
                       if heads > 1 and width > 1 else None),
        no_scale=heads_side_by_side(*parts, heads, 1) @ wo if width > 1 else None)

for _ in range(CASES):
    d, scaled = int(rng.choice([1, 2, 16, 64, 128])), bool(rng.random() < 0.5)
    a, b = (float(rng.choice([0.25, 0.5, 1, 1.5, 2, 3])) for _ in range(2))
    # The variance of a sum of d independent products; a factor c multiplies it by c².
    factor = 1 / math.sqrt(d) if scaled else 1
    add("score_variance", dict(d_k=d, var_q=a, var_k=b, scaled=scaled), d * a * b * factor**2,
        std=math.sqrt(d * a * b) * factor,
        div_sqrt=d * a * b * factor if scaled and d > 1 else None,
        sum_var=d * (a + b) * factor**2)

# Masks

for case in range(CASES):
    kind = ["full", "causal", "window", "causal_window", "prefix"][case % 5]
    n = int(rng.integers(2, 6))
    window = int(rng.integers(1, n + 1)) if "window" in kind else None
    prefix = int(rng.integers(1, n + 1)) if kind == "prefix" else None
    length = int(rng.integers(1, n + 1)) if rng.random() < 0.6 else None

    def pattern(i, j):
        if kind == "causal":
            return j <= i
        if kind == "window":
            return abs(i - j) <= window
        if kind == "causal_window":
            return 0 <= i - j < window
        return kind == "full" or j <= i or j < prefix

    def build(rule):
        return np.array([[int(rule(i, j)) for j in range(n)] for i in range(n)])

    end = n if length is None else length
    mask = build(lambda i, j: pattern(i, j) and j < end)
    add("build_mask", dict(n=n, kind=kind, length=length, window=window, prefix=prefix), mask,
        transposed=None if kind in ("full", "window") else mask.T,
        strict=build(lambda i, j: pattern(i, j) and j < end and i != j),
        inverted=1 - mask,
        pad_rows=build(lambda i, j: pattern(i, j) and i < end) if end < n else None)

# Position codes


def code(pos, d, base, exponent=2):
    values = []
    for i in range(d // 2):
        angle = pos / base ** (exponent * i / d)
        values += [math.sin(angle), math.cos(angle)]
    return np.array(values)


def turning(angles):
    matrix = np.zeros((2 * len(angles), 2 * len(angles)))
    for i, a in enumerate(angles):
        matrix[2 * i:2 * i + 2, 2 * i:2 * i + 2] = [
            [math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]
    return matrix


for case in range(CASES):
    pos, d = int(rng.integers(0, 200)) if case else 0, 2 * int(rng.integers(1, 5))
    given_base = [None, 10000, 100, 7.5][int(rng.integers(4))]
    base = given_base or 10000
    truth = code(pos, d, base)
    add("positional_encoding", dict(pos=pos, d=d, base=given_base), truth,
        sin_cos_swapped=truth.reshape(-1, 2)[:, ::-1].reshape(-1),
        exponent_i=code(pos, d, base, 1) if d > 2 and pos > 0 else None,
        concatenated=np.concatenate([truth[0::2], truth[1::2]]) if d > 2 else None,
        one_based=code(pos + 1, d, base),
        no_base=np.array([f(pos * i) for i in range(d // 2) for f in (math.sin, math.cos)]))
for _ in range(CASES):
    k, d = int(rng.integers(0, 50)), 2 * int(rng.integers(1, 6))
    given_base = [None, 10000, 100][int(rng.integers(3))]
    base = given_base or 10000
    start = int(rng.integers(0, 30))
    a, b = code(start, d, base), code(start + k, d, base)
    add("pe_dot", dict(k=k, d=d, base=given_base), a @ b,
        d_terms=2 * (a @ b), sin_terms=sum(math.sin(k / base ** (2 * i / d)) for i in range(d // 2)),
        cosine_norm=a @ b / np.linalg.norm(a) / np.linalg.norm(b) if d > 2 else None)
for _ in range(CASES):
    k, d = int(rng.integers(0, 12)), 2 * int(rng.integers(1, 4))
    given_base = [None, 10000, 100][int(rng.integers(3))]
    base = given_base or 10000
    angles = [base ** (-2 * i / d) for i in range(d // 2)]
    matrix = turning([k * a for a in angles])
    for start in (0, 3, 17):
        assert np.allclose(matrix @ code(start, d, base), code(start + k, d, base))
    add("pe_shift_matrix", dict(k=k, d=d, base=given_base), matrix,
        inverse=np.linalg.inv(matrix) if k else None,
        one_frequency=turning([k] * (d // 2)) if k and d > 2 else None,
        not_normalised=turning(angles) if k != 1 else None)

# Normalisation


def scaled_and_shifted(y, gamma, beta=None):
    y = y if gamma is None else y * gamma
    return y if beta is None else y + beta


def standard(x, axis, eps, gamma, beta, ddof=0, root=True):
    with np.errstate(all="ignore"):
        spread = x.var(axis=axis, ddof=ddof, keepdims=True) + eps
        y = (x - x.mean(axis=axis, keepdims=True)) / (np.sqrt(spread) if root else spread)
        return scaled_and_shifted(y, gamma, beta)


def normalisation_case():
    n, d = int(rng.integers(1, 4)), int(rng.integers(2, 5))
    gamma = grid(d) if rng.random() < 0.6 else None
    beta = grid(d) if rng.random() < 0.5 else None
    eps = [None, 1e-5, 1e-3, 0.1][int(rng.integers(4))]
    return grid(n, d), gamma, beta, eps, 1e-5 if eps is None else eps


for _ in range(CASES):
    x, gamma, beta, given_eps, eps = normalisation_case()
    root = np.sqrt(x.var(axis=1, keepdims=True) + eps)
    add("layer_norm", dict(x=x, gamma=gamma, beta=beta, eps=given_eps),
        standard(x, 1, eps, gamma, beta),
        sample_variance=standard(x, 1, eps, gamma, beta, ddof=1),
        no_centering=scaled_and_shifted(x / root, gamma, beta),
        wrong_axis=standard(x, 0, eps, gamma, beta) if len(x) > 1 else None,
        no_sqrt=standard(x, 1, eps, gamma, beta, root=False),
        no_affine=None if gamma is None and beta is None else standard(x, 1, eps, None, None))
for _ in range(CASES):
    x, gamma, _, given_eps, eps = normalisation_case()
    mean = (x**2).mean(axis=1, keepdims=True) + eps
    add("rms_norm", dict(x=x, gamma=gamma, eps=given_eps),
        scaled_and_shifted(x / np.sqrt(mean), gamma),
        centred=standard(x, 1, eps, gamma, None),
        l2_norm=scaled_and_shifted(
            x / np.sqrt((x**2).sum(axis=1, keepdims=True) + eps), gamma),
        no_sqrt=scaled_and_shifted(x / mean, gamma))
for _ in range(CASES):
    x, gamma, beta, given_eps, eps = normalisation_case()
    add("batch_norm", dict(x=x, gamma=gamma, beta=beta, eps=given_eps),
        standard(x, 0, eps, gamma, beta),
        layer_norm=standard(x, 1, eps, gamma, beta),
        sample_variance=standard(x, 0, eps, gamma, beta, ddof=1) if len(x) > 1 else None,
        no_sqrt=standard(x, 0, eps, gamma, beta, root=False))

# Losses and counting

for case in range(CASES):
    size = int(rng.integers(2, 7))
    right = int(rng.integers(size))
    eps = float(rng.choice([0.05, 0.1, 0.2, 0.3])) if case else 0.0
    variant = [None, "all", "others"][int(rng.integers(3))]
    logits = grid(size) if rng.random() < 0.5 else None
    hot = np.eye(size)[right]

    def outcome(target):
        if logits is None:
            return target
        return -(target @ np.log(softmax(logits)))

    everywhere = (1 - eps) * hot + eps / size
    elsewhere = (1 - eps) * hot + eps / (size - 1) * (1 - hot)
    asked, other = (elsewhere, everywhere) if variant == "others" else (everywhere, elsewhere)
    smooth = eps > 0
    add("label_smoothing", dict(V=size, y=right, eps=eps, variant=variant, logits=logits),
        outcome(asked),
        variant_swapped=outcome(other) if smooth else None,
        unnormalised=outcome((1 - eps) * hot + eps / size * (1 - hot)) if smooth else None,
        one_hot=outcome(hot) if smooth else None,
        eps_each=(outcome((1 - eps) * hot + eps * (1 - hot))
                  if smooth and not (size == 2 and variant == "others") else None))

for case in range(CASES):
    kind = ["self", "recurrent", "conv", "restricted"][case % 4]
    n, d = (int(rng.choice([10, 50, 64, 100, 512, 1000])) for _ in range(2))
    k = int(rng.integers(2, 8)) if kind == "conv" else None
    r = int(rng.integers(4, 40)) if kind == "restricted" else None
    cost = {"self": lambda n, d: n * n * d, "recurrent": lambda n, d: n * d * d,
            "conv": lambda n, d: k * n * d * d, "restricted": lambda n, d: r * n * d}[kind]
    add("layer_cost", dict(kind=kind, n=n, d=d, k=k, r=r), cost(n, d),
        swapped=cost(d, n) if kind != "restricted" and n != d else None,
        n_squared_only=n * n, d_squared_both=n * n * d * d)

print(records.text())
