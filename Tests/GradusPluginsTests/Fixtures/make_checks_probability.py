"""Writes checks_probability.json: random inputs for the checks of probability, metrics, embeddings and
compression, with reference and mistakes in numpy, scipy and exact fractions.

Written from the formulas alone; each section names the papers. `null` stands for a mistake that
does not apply: it is then the same as the truth by its own formula, or not defined.

    python3 make_checks_probability.py > checks_probability.json        (numpy 2.4.6, scipy)
"""
import math
from fractions import Fraction

import numpy as np
from scipy.linalg import orthogonal_procrustes, pinv
from scipy.special import entr, logsumexp, rel_entr

from check_records import Records, softmax

rng = np.random.default_rng(20181011)
CASES = 20
records = Records()
add = records.add


def pick(*options):
    return options[int(rng.integers(len(options)))]


def chance(p=0.5):
    return bool(rng.random() < p)


def grid(*shape):
    return rng.integers(-20, 21, shape) / 10


def tenths(*shape, low=1):
    return rng.integers(low, 10, shape) / 10


def distribution(size, low=1):
    """Tenths or so that sum to 1."""
    weights = rng.integers(low, 10, size).astype(float)
    if weights.sum() == 0:
        weights[0] = 1
    return np.array([float(f"{w:.12g}") for w in weights / weights.sum()])


def rows_of(count, size, low=1):
    return np.array([distribution(size, low) for _ in range(count)])


def share(weights):
    total = np.sum(weights)
    return weights / total if total > 0 else None


def level(weights):
    return np.allclose(weights, weights[0], atol=1e-12)


# Bayes' rule (Bishop 2006, §1.2; Murphy 2012, §3 and §4.6; Saerens et al. 2002)

for case in range(CASES):
    k, m = int(rng.integers(2, 5)), int(rng.integers(1, 4))
    prior = np.full(k, 1 / 4) if case == 0 else distribution(k)
    like = tenths(m, k)
    which = int(rng.integers(1, k + 1)) if case % 4 == 3 else None
    joint = prior.copy()
    for row in like:
        joint = joint * row

    def part(x):
        return x if which is None or x is None else x[which - 1]

    everything = np.exp(np.log(like).sum(axis=0))
    add("bayes_posterior",
        dict(prior=prior, like=like[0] if m == 1 and chance() else like, which=which),
        part(joint / joint.sum()),
        no_prior=None if level(prior) else part(share(everything)),
        unnormalised=part(joint),
        sum_likelihoods=part(share(prior * like.sum(axis=0))) if m > 1 else None,
        prior_only=None if level(everything) else part(prior))

for case in range(CASES):
    k, v = int(rng.integers(2, 5)), int(rng.integers(2, 4))
    post = [np.full(3, 1 / 3), np.array([0.4, 0.4, 0.2])][case] if case < 2 else distribution(k)
    k = len(post)
    table = rows_of(k, v, low=0 if case % 4 == 0 else 1)
    with np.errstate(divide="ignore"):
        pooled = np.exp((post[:, None] * np.log(table)).sum(axis=0))
    top = np.flatnonzero(np.isclose(post, post.max()))
    add("posterior_predictive", dict(post=post, table=table),
        sum(p * row for p, row in zip(post, table)),
        plug_in_map=table[top[0]] if len(top) == 1 else None,
        uniform_average=None if level(post) else table.mean(axis=0),
        geometric=share(pooled))

for case in range(CASES):
    c = int(rng.integers(2, 5))
    p, old = distribution(c, 0), np.full(c, 1 / c) if case == 0 else distribution(c)
    new = distribution(c, 0 if case % 5 == 1 else 1)
    if (p * new).sum() == 0:
        new = distribution(c)
    add("prior_shift", dict(p=p, pi_old=old, pi_new=new), share(p * (new / old)),
        new_only=None if level(old) else share(p * new),
        inverted=None if new.min() == 0 else share(p * (old / np.where(new == 0, 1, new))),
        unnormalised=p * (new / old))

for case in range(CASES):
    c, f = int(rng.integers(2, 4)), int(rng.integers(1, 5))
    prior = np.full(c, 1 / c) if case == 0 else distribution(c)
    cond, x = tenths(c, f), rng.integers(0, 2, f) if case != 1 else np.ones(f, int)
    factor = np.array([[t if on else 1 - t for t, on in zip(row, x)] for row in cond])
    present = np.array([[t for t, on in zip(row, x) if on] for row in cond]).reshape(c, -1)
    add("naive_bayes", dict(prior=prior, cond=cond, x=x), share(prior * factor.prod(axis=1)),
        absent_ignored=None if x.all() else share(prior * present.prod(axis=1)),
        no_prior=None if level(prior) else share(factor.prod(axis=1)),
        unnormalised=prior * factor.prod(axis=1),
        averaged=share(prior * factor.mean(axis=1)) if f > 1 else None)

for case in range(CASES):
    k, kind = int(rng.integers(2, 5)), [None, "mle", "map", "mean"][case % 4]
    counts = rng.integers(0, 10, k)
    counts[0] = max(counts[0], 1)
    alpha = pick(None, 1, 2, 0.5) if kind in (None, "mle") else pick(1, 1.5, 2, 5)
    if kind == "mean":
        alpha = pick(0.1, 0.5, 1, 2)
    a = Fraction(str(alpha)) if alpha is not None else None

    def ratio(extra, total):
        return [float(Fraction(int(n) + extra) / Fraction(total)) for n in counts]

    size = int(counts.sum())
    frequency = ratio(0, size)
    mode = ratio(a - 1, size + k * a - k) if a is not None and a >= 1 else None
    mean = ratio(a, size + k * a) if a is not None else None
    likely = kind in (None, "mle")
    gain = None if likely else a - 1 if kind == "map" else a
    add("dirichlet_estimate", dict(counts=counts, alpha=alpha, kind=kind),
        frequency if likely else mode if kind == "map" else mean,
        map_mean_swapped=None if likely else mean if kind == "map" else mode,
        denominator=ratio(gain, size) if gain else None,
        mle=frequency if gain else None,
        map_for_mle=mode if likely and alpha != 1 else None,
        mean_for_mle=mean if likely else None)

for case in range(CASES):
    xbar, mu0 = (float(x) for x in grid(2))
    n, s2, t2 = pick(1, 4, 8, 20, 1000), pick(1, 4, 0.5), pick(0.25, 1, 4)
    if case == 0:
        n, s2, t2 = 4, 4, 1
    # The mode of the product of two Gaussians, where the derivative of its logarithm is 0.
    solve = np.linalg.solve
    mode = solve([[n / s2 + 1 / t2]], [n * xbar / s2 + mu0 / t2])[0]
    equal = math.isclose(n * t2, s2)
    add("gaussian_map", dict(xbar=xbar, n=n, sigma2=s2, mu0=mu0, tau2=t2), mode,
        mle=xbar,
        weights_swapped=None if equal else (xbar / t2 + mu0 * n / s2) / (1 / t2 + n / s2),
        n_forgotten=(xbar * t2 + mu0 * s2) / (t2 + s2) if n > 1 else None,
        midpoint=None if equal else 0.5 * xbar + 0.5 * mu0)

# Uncertainty (Houlsby et al. 2011), energy (Liu et al. 2020), Mahalanobis (Lee et al. 2018)

for case in range(CASES):
    s, c = 1 if case == 0 else int(rng.integers(2, 5)), int(rng.integers(2, 5))
    P = rows_of(s, c, low=0 if chance(0.4) else 1)
    means = P.mean(axis=0)
    while len(np.flatnonzero(np.isclose(means, means.max()))) > 1:
        P = rows_of(s, c)
        means = P.mean(axis=0)
    what = [None, None, "total", "aleatoric", "epistemic"][case % 5]
    place = {None: slice(None), "total": 0, "aleatoric": 1, "epistemic": 2}[what]
    total, inner = entr(means).sum(), entr(P).sum() / s
    between = rel_entr(P, means).sum() / s  # the mutual information, the other way round
    values = np.array([total, inner, between])
    spread = P[:, np.argmax(means)].var()
    add("uncertainty_split", dict(P=P, what=what), values[place],
        swapped=np.array([inner, total, -between])[place] if s > 1 else None,
        log2=(values / np.log(2))[place],
        variance=(np.array([total, inner, spread])[place]
                  if what in (None, "epistemic") else None))

for case in range(CASES):
    z, T = grid(int(rng.integers(2, 6))) * 3, pick(None, 1, 2, 0.5, 10)
    t = 1 if T is None else T
    add("energy_score", dict(logits=z, T=T), -t * logsumexp(z / t),
        sign=t * logsumexp(z / t), msp=softmax(z).max(),
        no_t=-logsumexp(z) if t != 1 else None)

for case in range(CASES):
    d = int(rng.integers(1, 4))
    root = grid(d, d) + 3 * np.eye(d)
    cov = np.eye(d) if case == 0 else np.round(root @ root.T, 4)
    x, mu = grid(d), grid(d)
    away = x - mu
    alone = case == 0
    value = away @ np.linalg.inv(cov) @ away
    add("mahalanobis", dict(x=x, mu=mu, cov=cov), value,
        euclidean=None if alone else away @ away,
        not_inverted=None if alone else away @ cov @ away, rooted=math.sqrt(value))

# Prototypes (Snell et al. 2017), confident learning (Northcutt et al. 2021)

for case in range(CASES):
    c, d = int(rng.integers(2, 4)), int(rng.integers(1, 4))
    shots = 1 if case < 2 else int(rng.integers(1, 4))
    labels = np.concatenate([np.arange(c), rng.integers(0, c, c * (shots - 1))])
    rng.shuffle(labels)
    support, query = grid(len(labels), d), grid(d)
    groups = [support[labels == k] for k in range(c)]
    mean = np.array([((query - g.mean(axis=0)) ** 2).sum() for g in groups])
    added = np.array([((query - g.sum(axis=0)) ** 2).sum() for g in groups])
    near = np.array([((query - g) ** 2).sum(axis=1).min() for g in groups])
    single = len(labels) == c
    add("prototype_posterior", dict(support=support, labels=labels, query=query),
        softmax(-mean), not_squared=softmax(-np.sqrt(mean)), sign=softmax(mean),
        sum_proto=None if single else softmax(-added),
        nearest_sample=None if single else softmax(-near))

for case in range(CASES):
    c, n = int(rng.integers(2, 4)), int(rng.integers(5, 9))
    labels = np.concatenate([np.arange(c), rng.integers(0, c, n - c)])
    cuts = np.sort(rng.integers(0, 21, (n, c - 1)), axis=1)
    # Exact twentieths.
    P = [[Fraction(int(b - a), 20) for a, b in zip([0, *row], [*row, 20])] for row in cuts]
    what = [None, "joint", "flagged", "thresholds"][case % 4]

    def average(column, chosen):
        return sum(P[i][column] for i in chosen) / len(chosen)

    def outcome(limits):
        if what == "thresholds":
            return [float(t) for t in limits]
        joint, flagged = np.zeros((c, c), int), np.zeros(n, int)
        for i in range(n):
            able = [k for k in range(c) if P[i][k] >= limits[k]]
            if able:
                k = max(able, key=lambda k: P[i][k])
                joint[labels[i], k] += 1
                flagged[i] = k != labels[i]
        return flagged if what == "flagged" else joint

    add("confident_joint", dict(labels=labels, P=[[float(p) for p in row] for row in P], what=what),
        outcome([average(k, np.flatnonzero(labels == k)) for k in range(c)]),
        argmax=None if what == "thresholds" else outcome([0] * c),
        threshold_0_5=None if c == 2 and what != "thresholds" else outcome([Fraction(1, 2)] * c),
        global_mean=outcome([average(k, range(n)) for k in range(c)]))

# Topics (Griffiths and Steyvers 2004)

for case in range(CASES):
    k = int(rng.integers(2, 5))
    n_dk, n_kw = rng.integers(0, 6, k), rng.integers(0, 7, k)
    n_k = n_kw + rng.integers(5, 30, k)
    if case == 0:
        n_dk[:] = 2
    if case == 1:
        n_kw[0] = n_k[0] = 0
    alpha, beta, V = pick(0.1, 0.5), pick(0.01, 0.1), pick(50, 100)
    current = int(rng.integers(k)) if chance(0.6) else None

    def weights(own):
        return np.array([(n_dk[t] + (t == own) + alpha) * (n_kw[t] + (t == own) + beta)
                         / (n_k[t] + (t == own) + V * beta) for t in range(k)])

    add("lda_gibbs",
        dict(n_dk=n_dk, n_kw=n_kw, n_k=n_k, alpha=alpha, beta=beta, V=V, current=current),
        share(weights(None)),
        current_not_removed=None if current is None else share(weights(current)),
        no_v_beta=(share((n_dk + alpha) * (n_kw + beta) / n_k) if n_k.min() > 0 else None),
        unnormalised=weights(None),
        no_doc_term=None if level(n_dk) else share(weights(None) / (n_dk + alpha)))

# Spans (Tjong Kim Sang and De Meulder 2003)


def bio(spans, n):
    tags = ["O"] * n
    for first, last, kind in spans:
        tags[first] = "B-" + kind
        for i in range(first + 1, last + 1):
            tags[i] = "I-" + kind
    return tags


def f_measure(right_found, found, right_gold, gold):
    if found + gold == 0:
        return None
    if right_found == 0 or right_gold == 0:
        return 0
    return 2 / (found / right_found + gold / right_gold)


for case in range(CASES):
    gold, found, place = [], [], 0
    while place < 8:
        last = place + int(rng.integers(0, 3))
        kind = pick("PER", "LOC", "ORG")
        gold.append((place, last, kind))
        slip = pick(*"nnbbtm" if case else "n")
        if slip == "b" and last > place:
            found.append((place, last - 1, kind))
        elif slip == "b":
            found.append((place, last + 1, kind))
        elif slip == "t":
            found.append((place, last, pick("PER", "LOC", "MISC")))
        elif slip == "n":
            found.append((place, last, kind))
        place = last + 2 + int(rng.integers(0, 2))
    n = 14
    a, b = bio(gold, n), bio(found, n)
    if case % 5 == 4:
        b[n - 1] = "I-PER"  # a stray I is no span

    def rule(same):
        return f_measure(sum(any(same(s, t) for t in gold) for s in found), len(found),
                         sum(any(same(t, s) for s in found) for t in gold), len(gold))

    exact = rule(lambda s, t: s == t)
    partial = rule(lambda s, t: s[2] == t[2] and not (s[1] < t[0] or t[1] < s[0]))
    untyped = rule(lambda s, t: s[:2] == t[:2])
    inside = [sum(t != "O" for t in tags) for tags in (a, b)]
    equal = sum(s == t != "O" for s, t in zip(a, b))
    add("span_f1", dict(gold=" ".join(a), pred=" ".join(b)), exact,
        token_f1=(f_measure(equal, inside[1], equal, inside[0])
                  if any(t[0] == "I" for t in a + b) else None),
        token_accuracy=np.mean([s == t for s, t in zip(a, b)]),
        partial_credit=None if math.isclose(partial, exact) else partial,
        type_ignored=None if math.isclose(untyped, exact) else untyped)

# Embeddings (Bolukbasi et al. 2016; Mikolov et al. 2013; Schönemann 1966; Kornblith et al. 2019)

norm = np.linalg.norm


def cosine(u, v):
    return u @ v / norm(u) / norm(v) if norm(u) and norm(v) else None


for case in range(CASES):
    d = int(rng.integers(1, 5))
    v, g = rng.integers(-3, 4, d).astype(float), rng.integers(-3, 4, d).astype(float)
    if case == 0:
        v, g, d = np.array([1.0, 2, 0]), np.array([2.0, -1, 3]), 3
    if not g.any():
        g[0] = 1
    unit = g / norm(g)
    dot = v @ g
    add("hard_debias", dict(v=v, g=g), v - (v @ unit) * unit,
        unnormalised=v - dot * g if dot and g @ g != 1 else None,
        added=v + (v @ unit) * unit if dot else None,
        subtract_g=v - g if dot != g @ g else None)

for case in range(CASES):
    d = int(rng.integers(2, 5))
    u, v, centre = grid(d), grid(d), grid(d) if chance() else None
    if case == 0:
        centre = np.zeros(d)
    moved = [u, v] if centre is None else [u - centre, v - centre]
    while cosine(*moved) is None:
        u, v = grid(d), grid(d)
        moved = [u, v] if centre is None else [u - centre, v - centre]
    x, y = moved
    add("cosine_similarity", dict(u=u, v=v, centre=centre), cosine(x, y),
        dot=x @ y, no_root=x @ y / norm(x) ** 2 / norm(y) ** 2, euclidean=math.dist(x, y),
        not_centred=cosine(u, v) if centre is not None and centre.any() else None)

done = 0
while done < CASES:
    n, d = int(rng.integers(4, 8)), int(rng.integers(2, 4))
    E = rng.integers(1, 31, (n, d)) / 10
    a, b, c = (int(i) for i in rng.choice(n, 3, replace=False))
    what = [None, "word", "score"][done % 3]
    others = [i for i in range(n) if i not in (a, b, c)]

    def search(target, score, rows):
        """The best row and its score; none when the choice is a close call."""
        scores = sorted(((score(E[i], target), i) for i in rows), reverse=True)
        if len(scores) > 1 and scores[0][0] - scores[1][0] < 1e-6:
            raise ArithmeticError
        return scores[0]

    forward, reverse = E[b] - E[a] + E[c], E[a] - E[b] + E[c]
    if not forward.any() or not reverse.any():
        continue
    try:
        truth = search(forward, cosine, others)
        free = search(forward, cosine, range(n))
        sign = search(reverse, cosine, others)
        dots = search(forward, np.dot, others)
    except ArithmeticError:
        continue

    def shown(found):
        return found[0] if what == "score" else found[1] + 1

    add("analogy", dict(E=E, a=a + 1, b=b + 1, c=c + 1, what=what), shown(truth),
        inputs_allowed=shown(free) if free[1] in (a, b, c) else None,
        sign=shown(sign), dot_product=shown(dots))
    done += 1

done = 0
while done < CASES:
    d = int(rng.integers(1, 4))
    n = d + int(rng.integers(0, 3)) if done else d
    X, Y = rng.integers(-2, 3, (n, d)), grid(n, d)
    C = X.T @ Y
    if np.linalg.matrix_rank(C) < d or np.linalg.cond(C) > 1e3:
        continue
    R = orthogonal_procrustes(X, Y)[0]
    add("procrustes", dict(X=X, Y=Y), R, least_squares=pinv(X.astype(float)) @ Y,
        transposed=R.T if d > 1 else None, cross_cov=C)
    done += 1

done = 0
while done < CASES:
    n, p = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    q = p if chance() else int(rng.integers(1, 4))
    X, Y = rng.integers(0, 6, (n, p)).astype(float), rng.integers(0, 6, (n, q)).astype(float)
    if done == 0:
        X, Y = np.array([[1.0, 2], [-1, -2]]), np.array([[0.0, 3], [0, -3]])
        n = p = q = 2
    H = np.eye(n) - 1 / n
    # The Gram matrices' side of the same value (Kornblith et al. 2019, §3).
    K, L = H @ X @ X.T @ H, H @ Y @ Y.T @ H
    if norm(K) < 1e-9 or norm(L) < 1e-9 or not X.any() or not Y.any():
        continue
    raw = np.trace(X @ X.T @ Y @ Y.T) / norm(X @ X.T) / norm(Y @ Y.T)
    centred = np.allclose(X.sum(axis=0), 0) and np.allclose(Y.sum(axis=0), 0)
    between = np.trace(K @ L)
    if between < 1e-9:
        continue
    add("linear_cka", dict(X=X, Y=Y), between / norm(K) / norm(L),
        not_centred=None if centred else raw,
        not_squared=math.sqrt(between) / norm(K) / norm(L),
        flat_cosine=cosine(X.ravel(), Y.ravel()) if p == q else None)
    done += 1

for case in range(CASES):
    n, d = int(rng.integers(1, 6)), int(rng.integers(1, 4))
    H, mask = grid(n, d), rng.integers(0, 2, n)
    mask[0 if chance(0.7) else n - 1] = 1
    if case == 0:
        mask[:] = 1
    kept = H[mask == 1]
    padded = len(kept) < n
    add("mean_pool", dict(H=H, mask=mask), kept.mean(axis=0),
        pad_in_denominator=kept.sum(axis=0) / n if padded else None,
        pad_included=H.mean(axis=0) if padded else None,
        cls=None if len(kept) == 1 and mask[0] else H[0],
        sum=kept.sum(axis=0) if len(kept) > 1 else None)

# Compression (Eckart and Young 1936; Han et al. 2015; Molchanov et al. 2017)

for case in range(CASES):
    k = int(rng.integers(2, 7))
    sigma = np.sort(rng.integers(1, 10, k))[::-1].astype(float)
    r, relative = int(rng.integers(0, k + 1)), pick(None, True, False)
    tail = sigma[r:]
    # The error itself, of a matrix with these singular values.
    U, V = np.linalg.qr(grid(k, k))[0], np.linalg.qr(grid(k, k))[0]
    W = U @ np.diag(sigma) @ V
    error = norm(W - U[:, :r] @ np.diag(sigma[:r]) @ V[:r])

    def over(x, whole):
        return x / whole if relative else x

    told = bool(relative) or len(tail) > 1
    add("low_rank_error", dict(singular_values=sigma, r=r, relative=relative),
        over(error if len(tail) else 0.0, norm(W)),
        no_square=over(tail.sum(), sigma.sum()) if told else None,
        kept_part=over(norm(sigma[:r]), norm(sigma)),
        no_root=over(tail @ tail, sigma @ sigma),
        spectral=over(tail[0], sigma[0]) if told and len(tail) else None)

for case in range(CASES):
    m, n = int(rng.integers(1, 4)), int(rng.integers(2, 6))
    W = rng.integers(-9, 10, (m, n)) / 10
    if case == 0:
        W = abs(W)
    sparsity = Fraction(int(rng.integers(0, 11)), 10) if case % 2 else pick(
        Fraction(1, 4), Fraction(3, 8), Fraction(1, 2), Fraction(29, 100))

    def keep(values, count):
        """1 for all but the `count` smallest; of equal ones the first are taken."""
        return np.array([int(sum((w, j) < (v, i) for j, w in enumerate(values)) >= count)
                         for i, v in enumerate(values)])

    def share_of(values):
        return keep(list(values), math.floor(sparsity * len(values)))

    mask = share_of(abs(W).ravel()).reshape(m, n)
    add("magnitude_prune", dict(W=W, sparsity=float(sparsity)), mask,
        signed_sort=share_of(W.ravel()).reshape(m, n) if W.min() < 0 else None,
        kept_smallest=1 - mask,
        per_row=np.array([share_of(row) for row in abs(W)]) if m > 1 else None)

for _ in range(CASES):
    s, n = int(rng.integers(1, 5)), int(rng.integers(1, 5))
    a, g = grid(s, n), grid(s, n)
    add("taylor_importance", dict(a=a, g=g), np.einsum("sn,sn->n", abs(a), abs(g)) / s,
        magnitude=abs(a).sum(axis=0) / s, gradient=abs(g).sum(axis=0) / s,
        abs_after_mean=abs(np.einsum("sn,sn->n", a, g)) / s if s > 1 else None)

# Quantisation (Jacob et al. 2018; Nagel et al. 2021) in exact fractions; calibration (Migacz 2017)


def quantise(x, affine, clip, what, rounding=round, steps=127, top=None, zero=None):
    """Python's round is half to even, and so exact on fractions."""
    if affine:
        low, high = min(min(x), 0), max(max(x), 0)
        if clip is not None:
            low, high = max(low, -clip), min(high, clip)
        s = (high - low) / 255 or Fraction(1)
        z, bottom = rounding(-128 - low / s), -128
    else:
        top = top if top is not None else clip if clip is not None else max(abs(e) for e in x)
        s, z, bottom = top / Fraction(steps) or Fraction(1), 0, -127
    coded = z if zero is None or what == "dequantised" else zero
    q = [min(127, max(bottom, rounding(e / s) + coded)) for e in x]
    back = z if zero is None else zero
    return {"codes": q, "scale": float(s), "zero_point": coded,
            "dequantised": [float(s * (c - back)) for c in q]}[what or "codes"], z


for case in range(CASES):
    n = int(rng.integers(2, 6))
    x = [Fraction(int(e), 20) for e in rng.integers(-60, 61, n)]
    if case == 0:
        x = [Fraction(e, 20) for e in (-3, -50, -1)]
    if case == 1:
        x = [Fraction(e, 100) for e in (127, -1, 95, 254)]  # a tie
    if case == 2:
        x = [Fraction(0)] * n
    scheme = [None, "symmetric", "affine", "affine"][case % 4]
    what = pick(None, "codes", "codes", "scale", "zero_point", "dequantised")
    if case < 3:
        what = None
    clip = pick(Fraction(1), Fraction(5, 2)) if chance(0.2) and case > 2 else None
    if case > 3 and case % 4 == 1:  # the largest magnitude is negative
        x[0], x[-1], what, clip = Fraction(-61, 20), abs(x[-1]) + 1, pick(None, what), None
        x[1:] = [min(e, Fraction(3)) for e in x[1:]]
    affine = scheme == "affine"

    def found(**changes):
        return quantise(x, changes.pop("affine", affine), clip, what, **changes)[0]

    z = quantise(x, affine, clip, what)[1]
    rounded = what != "scale" and (affine or what != "zero_point")
    ranged = not affine and what != "zero_point"
    biggest = max(x)
    add("int8_quantize",
        dict(x=[float(e) for e in x], scheme=scheme, clip=clip and float(clip), what=what), found(),
        scheme_swapped=found(affine=not affine),
        scale_128=found(steps=128) if ranged else None,
        floor=found(rounding=math.floor) if rounded else None,
        truncate=found(rounding=math.trunc) if rounded and min(x) < 0 else None,
        no_zero_point=found(zero=0) if affine and z and what != "scale" else None,
        signed_max=(found(top=biggest)
                    if ranged and clip is None and 0 < biggest < max(abs(e) for e in x) else None))


def calibrations(hist, levels, fold, reverse):
    """KL for every number of bins."""
    values = {}
    for i in range(levels, len(hist) + 1, levels):
        p = hist[:i].astype(float)
        if fold:
            p[-1] += hist[i:].sum()
        groups = hist[:i].reshape(levels, -1)
        filled = groups > 0
        with np.errstate(all="ignore"):
            q = np.where(filled, groups.sum(1, keepdims=True) / filled.sum(1, keepdims=True), 0)
        q = q.ravel()
        if p.sum() == 0 or q.sum() == 0:
            continue
        p, q = p / p.sum(), q / q.sum()
        values[i] = rel_entr(q, p).sum() if reverse else rel_entr(p, q).sum()
    return values


done = 0
while done < CASES:
    levels = int(rng.integers(2, 5))
    m = levels * int(rng.integers(2, 6))
    hist = np.maximum(0, np.round(40 * 0.7 ** np.arange(m)) + rng.integers(-4, 5, m)).astype(int)
    hist[m // 2:] *= rng.integers(0, 2, m - m // 2)
    hist[-1] = int(rng.integers(0, 3))
    hist[0] = max(hist[0], 1)
    what = [None, "bins", "kl"][done % 3]
    results, close = [], False
    for fold, reverse in ((True, False), (False, False), (True, True)):
        values = calibrations(hist, levels, fold, reverse)
        order = sorted(values.items(), key=lambda e: (round(e[1], 11), e[0]))
        close |= len(order) > 1 and 1e-13 < abs(order[0][1] - order[1][1]) < 1e-9
        results.append(order[0])
    if close:
        continue
    whole = calibrations(hist, levels, True, False)[m]

    def told(result):
        return result[1] if what == "kl" else result[0]

    add("kl_calibrate", dict(hist=hist, levels=levels, what=what), told(results[0]),
        tail_dropped=told(results[1]), no_clipping=told((m, whole)), reversed_kl=told(results[2]))
    done += 1

print(records.text())
