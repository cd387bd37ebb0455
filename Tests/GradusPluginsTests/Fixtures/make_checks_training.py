"""Writes checks_training.json: random inputs for the checks of attention variants, positions, losses,
layers, counts, training and decoding, with reference and mistakes in numpy and scipy.

Written from the formulas of the papers that the checks name. Searches are done by enumeration.
`null` stands for a mistake that does not apply: it is then the same as the truth by its own
formula, or not defined.

    python3 make_checks_training.py > checks_training.json        (numpy 2.4.6, scipy)
"""
import itertools
import math

import numpy as np
from scipy.optimize import approx_fprime
from scipy.special import log_softmax, logsumexp, rel_entr

from check_records import Records, hidden, softmax

rng = np.random.default_rng(20211206)
CASES = 20
records = Records()
add = records.add


def grid(*shape, low=-20, high=20):
    return rng.integers(low, high + 1, shape) / 10


def whole(low, high):
    return int(rng.integers(low, high + 1))


def pick(*values):
    return values[int(rng.integers(len(values)))]


def chances(*shape, parts=20, zeros=False):
    """Rows of multiples of 1/parts that sum to 1."""
    def row():
        n = shape[-1]
        given = rng.multinomial(parts - (0 if zeros else n), np.ones(n) / n)
        return (given + (0 if zeros else 1)) / parts
    return np.array([row() for _ in range(math.prod(shape[:-1]))]).reshape(shape)


# Attention

for case in range(CASES):
    n, m, d, e = (whole(1, 4) for _ in range(4))
    causal = pick(None, True, False)
    if causal:
        m = n
    phi = pick(None, "elu+1", "relu")
    q, k, v = grid(n, d), grid(m, d), grid(m, e)
    if phi == "relu":  # no query or key is mapped to 0
        q[:, 0], k[:, 0] = np.abs(q[:, 0]) + 0.1, np.abs(k[:, 0]) + 0.1

    def elu1(x):
        return 1 + np.where(x > 0, x, np.expm1(x))

    def relu(x):
        return np.maximum(x, 0)

    def linear(f, average=True):
        rows = []
        for i in range(n):
            seen = range(i + 1) if causal else range(m)
            state = sum(np.outer(f(k[j]), v[j]) for j in seen)
            norm = f(q[i]) @ sum(f(k[j]) for j in seen)
            with np.errstate(all="ignore"):
                rows.append(f(q[i]) @ state / (norm if average else 1))
        return np.array(rows)

    own = relu if phi == "relu" else elu1
    scores = q @ k.T / math.sqrt(d)
    add("linear_attention", dict(q=q, k=k, v=v, phi=phi, causal=causal), linear(own),
        no_normaliser=linear(own, False), no_phi=linear(lambda x: x),
        softmax_attention=softmax(hidden(scores, np.tri(n) if causal else None)) @ v,
        relu_phi=None if phi == "relu" else linear(relu))

for case in range(CASES):
    n, m, d, e = (whole(1, 4) for _ in range(4))
    q, k, v = grid(n, d), grid(m, d), grid(m, e)
    b = np.zeros((n, m)) if case == 0 else grid(n, m)
    mask = None
    if rng.random() < 0.4:
        mask = rng.integers(0, 2, (n, m))
        mask[:, 0] = 1
    products = q @ k.T
    biased, shown = case > 0 and np.any(b != 0), b if mask is None else b * mask
    add("edge_attention", dict(q=q, k=k, v=v, b=b, mask=mask),
        softmax(hidden(products / d**0.5 + b, mask)) @ v,
        bias_scaled=(softmax(hidden((products + b) / d**0.5, mask)) @ v
                     if biased and d > 1 else None),
        bias_after=(softmax(hidden(products / d**0.5, mask)) + shown) @ v if biased else None,
        bias_mult=softmax(hidden(products / d**0.5 * b, mask)) @ v,
        no_bias=softmax(hidden(products / d**0.5, mask)) @ v if biased else None)

for case in range(CASES):
    layers, n = whole(1, 4), whole(1, 4)
    a = chances(layers, n, n)
    if case % 4 == 0:
        a = rng.integers(0, 10, (layers, n, n)) / 10  # rows need not sum to 1
    mixed = [(x + np.eye(n)) / 2 for x in a]
    mixed = [x / x.sum(axis=1, keepdims=True) for x in mixed]

    def product(list_of_matrices):
        return np.linalg.multi_dot([np.eye(n), np.eye(n), *list_of_matrices])

    add("attention_rollout", dict(a=a), product(mixed[::-1]), no_residual=product(a[::-1]),
        reverse_order=product(mixed) if layers > 1 else None,
        mean=sum(a) / layers if layers > 1 else None)

for case in range(CASES):
    n = 1 if case == 0 else whole(2, 5)
    z = grid(n)
    p = softmax(z)
    jacobian = np.array([[p[i] * ((i == j) - p[j]) for j in range(n)] for i in range(n)])
    assert np.allclose(approx_fprime(z, softmax, 1e-7).reshape(n, n), jacobian, atol=1e-5)
    add("softmax_jacobian", dict(z=z), jacobian,
        diag_only=np.diag(p - p**2) if n > 1 else None, diag_p=np.diag(p),
        sign=-jacobian if n > 1 else None, logits=np.diag(z) - np.outer(z, z))

# Positions

for case in range(CASES):
    n, h = (1 if case == 0 else whole(2, 5)), pick(1, 2, 4, 6, 8, 16)
    head = whole(1, h)

    def bias(slope, after=-math.inf):
        return np.array([[-slope * (i - j) if j <= i else after * (j - i) for j in range(n)]
                         for i in range(n)])

    # The slopes are a geometric series that starts at the ratio 2^(−8/h).
    ratio = 0.5 ** (8 / h)
    m = ratio**head
    shown = n > 1
    add("alibi_bias", dict(n=n, h=h, head=head), bias(m), may_be_infinite=True,
        positive=bias(-m) if shown else None,
        head_zero=bias(ratio ** (head - 1)) if shown else None,
        symmetric=bias(m, -m) if shown else None)

for case in range(CASES):
    d, pos = 2 * whole(1, 4), 0 if case == 0 else whole(1, 40)
    base, layout = pick(None, 10000, 500), pick(None, "interleaved", "half")
    x = grid(d)

    def rotated(position, b, first, second):
        angles = position * (b or 10000) ** (-2 * np.arange(d // 2) / d)
        turned = (x[first] + 1j * x[second]) * np.exp(1j * angles)
        result = np.empty(d)
        result[first], result[second] = turned.real, turned.imag
        return result

    neighbours = (np.arange(0, d, 2), np.arange(1, d, 2))
    halves = (np.arange(d // 2), np.arange(d // 2, d))
    own = halves if layout == "half" else neighbours
    code = np.empty(d)
    angles = pos * (base or 10000) ** (-2 * np.arange(d // 2) / d)
    code[own[0]], code[own[1]] = np.sin(angles), np.cos(angles)
    add("rope", dict(x=x, pos=pos, base=base, layout=layout), rotated(pos, base, *own),
        inverse=rotated(-pos, base, *own) if pos else None,
        half_layout=rotated(pos, base, *halves) if pos and d > 2 and layout != "half" else None,
        added_pe=x + code, one_frequency=rotated(pos, 1, *own) if pos and d > 2 else None)

for case in range(CASES):
    v, d, n = whole(2, 5), 2 * whole(1, 3), whole(1, 4)
    e, ids = grid(v, d), rng.integers(0, v, n)
    start = pick(None, 0, whole(1, 6))
    scale, shift = pick(None, True, False), pick(None, whole(0, v - 1))
    read = np.concatenate([[shift], ids[:-1]]) if shift is not None else ids
    table = np.array([[f(p / 10000 ** (2 * i / d)) for i in range(d // 2) for f in (np.sin, np.cos)]
                      for p in range(20)])
    first, root = start or 0, math.sqrt(d) if scale is not False else 1
    codes = table[first:first + n]
    add("decoder_input", dict(e=e, ids=ids, start_pos=start, scale=scale, shift=shift),
        root * e[read] + codes,
        no_scale=e[read] + codes if scale is not False else None,
        scale_pe=root * (e[read] + codes) if scale is not False else None,
        no_pe=root * e[read],
        not_shifted=root * e[ids] + codes if shift is not None else None,
        pos_restarts=root * e[read] + table[:n] if first else None)

# Losses

for case in range(CASES):
    n, v = whole(1, 5), whole(2, 5)
    logits, targets = grid(n, v), rng.integers(0, v, n)
    ignore, eps = pick(None, -100, -1), pick(None, 0, 0.1, 0.2)
    skipped = rng.random(n) < 0.3
    skipped[0] = False
    targets[skipped] = -100 if ignore is None else ignore
    kept = [i for i in range(n) if not skipped[i]]
    smooth = eps or 0

    def expected(values):
        """For each kept row the mean of `values` under its smoothed target."""
        return np.array([(1 - smooth) * values[i, targets[i]] + smooth * values[i].mean()
                         for i in kept])

    losses = -expected(log_softmax(logits, axis=1))
    chosen = [softmax(logits)[i, targets[i]] for i in kept]
    add("cross_entropy", dict(logits=logits, targets=targets, ignore=ignore, eps=eps),
        losses.mean(), log2=losses.mean() / np.log(2),
        sum=losses.sum() if len(kept) > 1 else None,
        pad_in_mean=losses.sum() / n if len(kept) < n else None,
        mean_prob=-np.log(np.mean(chosen)) if len(kept) > 1 and not smooth else None,
        no_softmax=-expected(logits).mean())

for case in range(CASES):
    v = whole(2, 5)
    z = grid(v)
    kind = case % 4  # a class, a soft target, a hard target, a class and a soft target
    y = whole(0, v - 1) if kind in (0, 3) else None
    q = chances(v) if kind in (1, 3) else np.eye(v)[whole(0, v - 1)] if kind == 2 else None
    right = y if y is not None else int(np.argmax(q))
    hot = np.eye(v)[right]
    target = hot if q is None else q
    gradient = softmax(z) - target
    numeric = approx_fprime(z, lambda s: -(target @ log_softmax(s)), 1e-7)
    assert np.allclose(numeric, gradient, atol=1e-5)
    add("ce_gradient", dict(logits=z, y=y, q=q), gradient, sign=-gradient,
        logit_minus_q=z - target, only_target=np.where(hot == 1, gradient, 0),
        hard_target=softmax(z) - hot if kind in (1, 3) else None)

for case in range(CASES):
    p, gamma, alpha = whole(1, 99) / 100, pick(0, 1, 2, 5, 0.5), pick(None, 1, 0.25)
    a = 1 if alpha is None else alpha
    truth = a * (1 - p) ** gamma * np.log(1 / p)
    add("focal_loss", dict(p_t=p, gamma=gamma, alpha=alpha), truth,
        plain_ce=a * np.log(1 / p) if gamma else None,
        wrong_factor=a * p**gamma * np.log(1 / p) if gamma and p != 0.5 else None,
        log2=a * (1 - p) ** gamma * np.log2(1 / p))

for case in range(CASES):
    v = whole(2, 5)
    s, t, y = grid(v), grid(v), whole(0, v - 1)
    T, lam = pick(1, 2, 3, 4), pick(0, 0.3, 0.5, 0.7, 1)

    def divergence(a, b):
        return rel_entr(softmax(a), softmax(b)).sum()

    label = -log_softmax(s)[y]
    soft = divergence(t / T, s / T)
    add("distill_loss", dict(z_s=s, z_t=t, T=T, lam=lam, y=y),
        lam * T * T * soft + (1 - lam) * label,
        no_t2=lam * soft + (1 - lam) * label if T > 1 and lam else None,
        teacher_only_t=(lam * T * T * divergence(t / T, s) + (1 - lam) * label
                        if T > 1 and lam else None),
        reverse_kl=lam * T * T * divergence(s / T, t / T) + (1 - lam) * label if lam else None,
        lambda_swapped=(1 - lam) * T * T * soft + lam * label if lam != 0.5 else None)

for case in range(CASES):
    n, tau = whole(2, 4), pick(0.05, 0.1, 0.5, 1)
    s = grid(n, n, low=-10, high=10)
    if case < 3:
        s = np.round((s + s.T) / 2, 6)
    symmetric = np.array_equal(s, s.T)

    def contrast(scores, own=True):
        return np.mean([logsumexp([scores[i, j] for j in range(n) if own or j != i]) - scores[i, i]
                        for i in range(n)])

    add("info_nce", dict(s=s, tau=tau), contrast(s / tau),
        tau_multiplied=contrast(s * tau) if tau != 1 else None,
        positive_excluded=contrast(s / tau, False),
        columns=None if symmetric else contrast(s.T / tau))

for case in range(CASES):
    n = 1 if case == 0 else whole(2, 6)
    p = rng.integers(1, 21, n) / 20
    if case == 1:
        p[:] = 0.4
    alike = np.all(p == p[0])
    truth = np.prod(p) ** (-1 / n)
    add("perplexity", dict(token_probs=p), truth,
        arith_mean=None if alike else np.mean(1 / p), no_mean=1 / np.prod(p) if n > 1 else None,
        mixed_base=2 ** np.log(truth), not_inverted=np.prod(p) ** (1 / n),
        mean_prob=None if alike else n / p.sum())


def sequence_scores(e, t):
    """All tag sequences in lexicographic order with their scores."""
    n, k = e.shape
    paths = list(itertools.product(range(k), repeat=n))
    scores = [sum(e[i, y[i]] for i in range(n)) + sum(t[a, b] for a, b in zip(y, y[1:]))
              for y in paths]
    return paths, np.array(scores)


def chain(case):
    n, k = (1 if case == 0 else whole(2, 4)), whole(2, 3)
    e, t = grid(n, k), grid(k, k)
    if case == 1:
        t = np.round((t + t.T) / 2, 6)
    if case == 2:
        t = np.zeros((k, k))
    return n, k, e, t, n == 1 or np.array_equal(t, t.T), n == 1 or not t.any()


for case in range(CASES):
    n, k, e, t, symmetric, loose = chain(case)
    y = rng.integers(0, k, n)
    paths, scores = sequence_scores(e, t)
    own = scores[paths.index(tuple(y.tolist()))]
    _, turned = sequence_scores(e, t.T)
    add("crf_nll", dict(emissions=e, transitions=t, y=y), logsumexp(scores) - own,
        token_softmax=None if loose else -log_softmax(e, axis=1)[np.arange(n), y].sum(),
        no_partition=-own,
        transposed=(None if symmetric else
                    logsumexp(turned) - turned[paths.index(tuple(y.tolist()))]),
        max_for_sum=scores.max() - own)

for case in range(CASES):
    shape = (whole(2, 5),) if rng.random() < 0.6 else (2, whole(2, 3))
    size = math.prod(shape)
    p = chances(size, parts=20, zeros=case % 2 == 0).reshape(shape)
    if case == 0:
        p = np.eye(size)[0].reshape(shape)
    q = chances(size, parts=25).reshape(shape)
    base = pick(None, None, 2, 10)
    unit = np.log(base) if base else 1
    forward, backward = rel_entr(p, q).sum() / unit, rel_entr(q, p).sum() / unit
    with np.errstate(all="ignore"):
        entropy = -sum(x * np.log(x) for x in p.ravel() if x > 0)
        ratios = np.sum(np.log(p) - np.log(q)) / unit
    add("kl_divergence", dict(p=p, q=q, base=base), forward, reversed=backward,
        log2=None if base else forward / np.log(2),
        cross_entropy=None if p.max() == 1 else forward + entropy / unit,
        symmetric=(forward + backward) / 2, unweighted=ratios)

# Layers

for case in range(CASES):
    d, f, e = whole(1, 3), whole(1, 4), whole(1, 3)
    x, w1, w2 = grid(d), grid(d, f), grid(f, e)
    b1, b2 = (np.zeros(f), np.zeros(e)) if case == 0 else (grid(f), grid(e))
    act = pick(None, "relu", "gelu")

    def activated(h):
        if act == "gelu":
            return 0.5 * h * (1 + np.tanh(np.sqrt(2 / np.pi) * (h + 0.044715 * h**3)))
        return np.where(h > 0, h, 0)

    h = x @ w1 + b1
    add("ffn", dict(x=x, w1=w1, b1=b1, w2=w2, b2=b2, act=act), activated(h) @ w2 + b2,
        no_activation=h @ w2 + b2, activation_after=activated(h @ w2 + b2),
        no_bias=activated(x @ w1) @ w2 if b1.any() or b2.any() else None,
        abs=None if act == "gelu" else np.abs(h) @ w2 + b2)

# Counts: sizes of the arrays themselves


def size(*shapes):
    return sum(math.prod(shape) for shape in shapes)


for case in range(CASES):
    d, f = pick(64, 256, 512), pick(64, 512, 2048)
    bias, gated = pick(None, True, False), pick(None, True, False)
    weights = [(d, f), (f, d)] + ([(d, f)] if gated else [])
    biases = [] if bias is False else [(f,), (d,)] + ([(f,)] if gated else [])
    add("ffn_params", dict(d=d, d_ff=f, bias=bias, gated=gated), size(*weights, *biases),
        one_matrix=size((d, f), *biases[:1]),
        bias_2d=(size(*weights, (d,), (d,))
                 if biases and size(*biases) != 2 * d else None),
        gate_ignored=size(*weights[:2], *biases[:2]) if gated else None,
        no_bias=size(*weights) if biases else None)

for case in range(CASES):
    d, f, h = pick(64, 256), pick(256, 1024), pick(None, 1, 8)
    bias, norms, cross = pick(None, True, False), pick(None, 0, 2, 3), pick(None, True, False)
    count = 2 if norms is None else norms
    heads = 1 if h is None else h

    def block(bias=bias is not False, matrices=4, copies=1, norms=count):
        attention = [(copies, d, d)] * matrices + [(d,)] * (matrices if bias else 0)
        outside = [(d, f), (f, d)] + ([(f,), (d,)] if bias else []) + [(2, d)] * norms
        return size(*attention * (2 if cross else 1), *outside)

    add("block_params", dict(d=d, d_ff=f, h=h, bias=bias, norms=norms, cross=cross), block(),
        no_bias=block(bias=False) if bias is not False else None,
        no_output_proj=block(matrices=3), times_heads=block(copies=heads) if heads > 1 else None,
        no_norms=block(norms=0) if count else None)

for case in range(CASES):
    V, H = pick(30000, 32000, 50257), pick(512, 768, 1024)
    E = pick(None, H, 64, 128)
    positions, segments, tied = pick(None, 512), pick(None, 2), pick(None, True, False)
    narrow = E is not None and E != H
    tables = [(positions or 0, H), (segments or 0, H)]
    words = [(V, E), (E, H)] if narrow else [(V, H)]
    output = [(V, H)] if tied is False else []
    add("embedding_params",
        dict(V=V, H=H, E=E, positions=positions, segments=segments, tied=tied),
        size(*words, *tables, *output),
        no_projection=size((V, E), *tables, *output) if narrow else None,
        full=size((V, H), *tables, *output) if narrow else None,
        wrong_sum=size((V + E, H), *tables, *output) if narrow else None,
        untied=None if output else size(*words, *tables, (V, H)),
        tied=size(*words, *tables) if output else None)

for case in range(CASES):
    a, b, r, n = pick(2, 768, 1024), pick(2, 768, 3072), pick(1, 4, 8), pick(None, 1, 2, 24)
    if case == 0:
        a = b = 2
    factors = [(n or 1, a, r), (n or 1, r, b)]
    add("lora_params", dict(d_in=a, d_out=b, r=r, n=n), size(*factors),
        full=size((n or 1, a, b)), one_factor=size(factors[0]),
        product=size((n or 1, r, a, b)) if (a, b) != (2, 2) else None,
        r_squared=size(*factors, (n or 1, r, r)),
        n_forgotten=size((a, r), (r, b)) if (n or 1) > 1 else None)

for case in range(CASES):
    L, n, groups, width = pick(1, 6, 12, 32), pick(64, 512, 4096), pick(1, 4, 8), pick(64, 128)
    h, each = pick(None, groups, 16, 32), pick(None, 1, 2, 4)
    batch, unit = pick(None, 1, 4), pick(None, 2**20, 10**9)
    cache = np.prod([L, 2, batch or 1, n, groups, width, each or 2], dtype=float) / (unit or 1)
    add("kv_cache_bytes",
        dict(L=L, n=n, h_kv=groups, d_h=width, h=h, bytes=each, batch=batch, unit=unit), cache,
        forgot_two=cache / 2, query_heads=None if h in (None, groups) else cache / groups * h,
        bits=8 * cache, one_layer=cache / L if L > 1 else None)

for case in range(CASES):
    recipe = [None, "fp32_adam", "mixed_adam", "sgd", "lora"][case % 5]
    N, unit = pick(110_000_000, 1_300_000_000, 7_000_000_000), pick(None, 10**9)
    trainable = pick(1_000_000, 4_000_000) if recipe == "lora" else None
    half = recipe in ("mixed_adam", "lora")
    w = 2 if half else 4  # bytes of a weight, and of a gradient
    states = [] if recipe == "sgd" else [4, 4] + ([4] if half else [])
    frozen = 2 * N if recipe == "lora" else 0
    trained = trainable or N

    def memory(*bytes_each):
        return (frozen + trained * sum(bytes_each)) / (unit or 1)

    add("train_memory_bytes", dict(N=N, recipe=recipe, trainable=trainable, unit=unit),
        memory(w, w, *states), weights_only=memory(w),
        fp32_part_missing=memory(w, w, *states[1:]) if states else None,
        no_optimizer=memory(w, w) if states else None)

# Training

for case in range(CASES):
    step, d, warmup = pick(1, 100, 1000, 4000, 8000, 100000), pick(1, 256, 512), pick(1, 4000, 1000)
    if case == 0:
        step = warmup
    rise, fall = step / warmup**1.5, 1 / math.sqrt(step)
    before = step < warmup
    add("noam_lr", dict(step=step, d=d, warmup=warmup),
        (rise if before else fall) / math.sqrt(d),
        max=(fall if before else rise) / math.sqrt(d) if step != warmup else None,
        no_d=(rise if before else fall) if d > 1 else None,
        warmup_exp=step / math.sqrt(d * warmup) if warmup > 1 else None)

for case in range(CASES):
    m, p = (1 if case == 0 else whole(2, 4)), whole(1, 4)
    g, sizes = grid(m, p), rng.integers(1, 5, m)
    if case < 4:
        sizes[:] = whole(1, 2)
    # The mean over all examples, each with the gradient of its micro-batch.
    every = np.repeat(g, sizes, axis=0)
    add("gradient_accumulation", dict(g=g, sizes=sizes), every.mean(axis=0),
        summed=g.sum(axis=0) if m > 1 else None,
        unweighted=g.mean(axis=0) if len(set(sizes.tolist())) > 1 else None,
        last_only=g[-1] if m > 1 else None,
        sum_over_m_of_sums=every.sum(axis=0) / m if len(every) != m else None)

for case in range(CASES):
    c, beta = whole(2, 4), pick(0, 0.5, 0.9, 0.99, 0.999)
    counts = np.array([pick(1, 10, 100, 1000, 30000) for _ in range(c)])
    alike = len(set(counts.tolist())) == 1
    # 1 + β + β² + …: the n-th example adds β^(n − 1).
    worth = np.array([math.fsum(beta ** np.arange(n, dtype=float)) for n in counts])

    def summing_to_c(w):
        return w / w.mean()

    add("class_balanced_weights", dict(counts=counts, beta=beta), summing_to_c(1 / worth),
        inverse_frequency=None if alike else summing_to_c(1 / counts),
        not_inverted=None if alike or beta == 0 else summing_to_c(worth),
        unscaled=1 / worth if beta else None)

for case in range(CASES):
    c, alpha = whole(2, 4), pick(0, 0.3, 0.5, 0.7, 1)
    counts = np.array([pick(100, 1e4, 1e5, 1e7, 1e9) for _ in range(c)])
    share = counts / counts.sum()
    add("sampling_probs", dict(counts=counts, alpha=alpha), softmax(alpha * np.log(counts)),
        inverse_alpha=softmax(np.log(counts) / alpha) if alpha not in (0, 1) else None,
        proportional=share if alpha != 1 else None, uniform=np.ones(c) / c if alpha else None,
        unnormalised=share**alpha if alpha != 1 else None)

for case in range(CASES):
    p, lam = whole(1, 4), pick(0.5, 1, 2, 10)
    theta, old, f = grid(p), grid(p), grid(p, low=0)
    if case == 0:
        old = np.zeros(p)
    if case == 1:
        f = np.ones(p)
    add("ewc_penalty", dict(theta=theta, theta_old=old, f=f, lam=lam),
        lam * sum(f[i] * (theta[i] - old[i]) ** 2 for i in range(p)) / 2,
        plain_l2=None if np.all(f == 1) else lam * np.linalg.norm(theta - old) ** 2 / 2,
        no_half=lam * f @ (theta - old) ** 2,
        decay_to_zero=lam * f @ theta**2 / 2 if old.any() else None)

for case in range(CASES):
    p = whole(2, 4)
    a, b = (rng.integers(-3, 4, p).astype(float) for _ in range(2))
    if case == 0:
        a, b = np.array([-2.0, 1.0]), np.array([1.0, 0.0])

    def without(u, v):
        axis = v / np.linalg.norm(v)
        return u - np.dot(u, axis) * axis

    opposed = a @ b < 0
    add("pcgrad", dict(g1=a, g2=b), without(a, b) if opposed else a,
        always=without(a, b) if a @ b > 0 else None, onto_g1=without(b, a) if opposed else None,
        unnormalised=a - (a @ b) * b if opposed and b @ b != 1 else None, sum=a + b)

for case in range(CASES):
    n, budget = whole(1, 9), pick(48, 64, 96)
    lengths = rng.integers(4, 33, n)
    if case == 0:
        lengths = np.sort(lengths)
    ordered = pick(None, True, False)
    what = pick(None, "counts", "batches", "padded_tokens", "waste")
    if case in (1, 2, 3, 4):
        n, what = 9, "waste"
        lengths = rng.integers(4, 33, n)

    def batches(order, cost):
        result = [[order[0]]]
        for length in order[1:]:
            if cost(result[-1] + [length]) > budget:
                result.append([])
            result[-1].append(length)
        return result

    def answer(made, share_of=None):
        padded = sum(len(b) * max(b) for b in made)
        real = sum(map(sum, made))
        if what in (None, "counts"):
            return np.array([len(made), padded])
        if what == "batches":
            return len(made)
        return padded if what == "padded_tokens" else (padded - real) / (share_of or padded)

    def padded_size(batch):
        return len(batch) * max(batch)

    given = lengths.tolist()
    ascending = sorted(given)
    order = given if ordered is False else ascending
    made = batches(order, padded_size)
    padding = sum(map(padded_size, made)) > sum(given)
    add("token_batches", dict(lengths=lengths, max_tokens=budget, sorted=ordered, what=what),
        answer(made), sum_budget=answer(batches(order, sum)),
        unsorted=(answer(batches(given, padded_size))
                  if ordered is not False and given != ascending else None),
        waste_of_real=answer(made, sum(given)) if what == "waste" and padding else None)

for case in range(CASES):
    p, lr, tau2, N = whole(1, 3), pick(0.1, 0.5), pick(0.5, 1, 2), pick(1, 10, 20, 100)
    w, g = grid(p), grid(p)
    if case == 0:
        w = np.zeros(p)

    def moved(pull):
        return w - lr * (g + pull) if w.any() else None

    # −log of a Gaussian density has the gradient w/τ²; it is one of N + 1 terms of a mean over N.
    add("sgd_map_step", dict(w=w, g=g, lr=lr, tau2=tau2, N=N), w - lr * (g + w / tau2 / N),
        mle=moved(0), sign=moved(-w / tau2 / N), no_n=moved(w / tau2) if N > 1 else None,
        laplace=moved(np.sign(w) / tau2 / N))

# Decoding


def first_best(paths, scores):
    """The lexicographically first of the best paths, and its score."""
    best = int(np.flatnonzero(np.asarray(scores) > np.max(scores) - 1e-9)[0])
    return paths[best], scores[best]


def asked(what, found):
    if found is None:
        return None
    path, score = found
    return score if what == "score" else np.array(path) + 1


for case in range(CASES):
    n, k, e, t, symmetric, loose = chain(case)
    what = pick(None, "path", "score")
    paths, scores = sequence_scores(e, t)
    _, turned = sequence_scores(e, t.T)
    own = tuple(int(np.argmax(row)) for row in e)
    add("viterbi", dict(emissions=e, transitions=t, what=what),
        asked(what, first_best(paths, scores)),
        greedy=None if loose else asked(what, (own, scores[paths.index(own)])),
        transposed=None if symmetric else asked(what, first_best(paths, turned)),
        no_transitions=e.max(axis=1).sum() if what == "score" and not loose else None)

for case in range(CASES):
    v, width, length = whole(2, 4), whole(1, 3), whole(1, 3)
    first, following = chances(v, zeros=True), chances(v, v, zeros=True)
    alpha, what = pick(None, 0, 0.6, 1), pick(None, "path", "score")
    if case < 4:
        length, alpha, what = 2 + case % 2, 0.6, "score"

    def beam(width, value):
        kept = [()]
        for _ in range(length):
            longer = [p + (t,) for p in kept for t in range(v)]

            def conditionals(p):
                return [first[p[0]], *(following[a, b] for a, b in zip(p, p[1:]))]

            longer = [p for p in longer if min(conditionals(p)) > 0]
            ranks = {p: round(sum(map(value, conditionals(p))), 10) for p in longer}
            kept = sorted(longer, key=lambda p: (-ranks[p], p))[:width]
        return kept[0], sum(map(value, conditionals(kept[0])))

    def penalised(found):
        path, score = found
        return path, score / ((5 + length) / 6) ** (alpha or 0)

    best = beam(width, math.log)
    add("beam_search",
        dict(first=first, next=following, width=width, length=length, alpha=alpha, what=what),
        asked(what, penalised(best)),
        greedy=asked(what, penalised(beam(1, math.log))) if width > 1 and length > 1 else None,
        prob_sum=asked(what, beam(width, float)),
        no_length_penalty=best[1] if what == "score" and alpha and length > 1 else None)

for case in range(CASES):
    word = "".join(pick("a", "b", "é") for _ in range(whole(2, 5)))
    parts = sorted({word[i:j] for i in range(len(word)) for j in range(i + 1, len(word) + 1)})
    pieces = [x for x in parts if len(x) == 1 or rng.random() < 0.7]
    if case < 5:
        pieces = [x for x in parts if len(x) > 1 or x == word[-1] or rng.random() < 0.5]
    order = rng.permutation(len(pieces))
    pieces = [pieces[i] for i in order]
    p = np.array([whole(1, 30) for _ in pieces]) / 100
    what = pick(None, "path", "score")

    def segmentations(rest):
        """All ways, those with a longer piece where they first differ in front."""
        if not rest:
            return [()]
        starting = sorted((x for x in pieces if rest.startswith(x)), key=len, reverse=True)
        return [(pieces.index(x), *more) for x in starting for more in segmentations(rest[len(x):])]

    def longest(rest):
        if not rest:
            return ()
        starting = [x for x in pieces if rest.startswith(x)]
        if not starting:
            return None
        piece = max(starting, key=len)
        more = longest(rest[len(piece):])
        return None if more is None else (pieces.index(piece), *more)

    ways = segmentations(word)
    if not ways:
        pieces, p = [word, "x"], np.array([0.1, 0.2])
        ways = [(0,)]
    logs = np.array([np.log(p[list(way)]).sum() for way in ways])
    sums = np.array([p[list(way)].sum() for way in ways])
    eager = longest(word)
    right = first_best(ways, logs)

    def wrong(found):
        other_length = found and what != "score" and len(found[0]) != len(right[0])
        return None if other_length else asked(what, found)

    add("unigram_viterbi", dict(word=word, pieces=pieces, p=p, what=what),
        asked(what, right),
        greedy=wrong(eager and (eager, np.log(p[list(eager)]).sum())),
        sum_probs=wrong(first_best(ways, sums)))

for case in range(CASES):
    n, alpha = whole(1, 40), pick(0, 0.6, 0.8, 1)
    if case == 0:
        n = 1
    penalty = np.exp(alpha * (np.log(5 + n) - np.log(6)))
    add("length_penalty", dict(len=n, alpha=alpha), penalty,
        plain_power=n**alpha if n > 1 and alpha else None,
        no_alpha=(5 + n) / 6 if n > 1 and alpha != 1 else None,
        inverse=1 / penalty if n > 1 and alpha else None)

for case in range(CASES):
    v, alpha = whole(2, 5), pick(0, 0.5, 1, 2)
    z, good, bad = grid(v), grid(v), grid(v)
    # A product of experts: p · (p⁺/p⁻)^α, normalised.
    base, plus, minus = softmax(z), softmax(good), softmax(bad)

    def product(power):
        weights = base * (plus / minus) ** power
        return weights / weights.sum()

    add("dexperts", dict(z=z, z_pos=good, z_neg=bad, alpha=alpha), product(alpha),
        sign=product(-alpha) if alpha else None, no_alpha=product(1) if alpha != 1 else None,
        prob_mix=base + alpha * plus - alpha * minus if alpha else None,
        base_only=base if alpha else None)

print(records.text())
