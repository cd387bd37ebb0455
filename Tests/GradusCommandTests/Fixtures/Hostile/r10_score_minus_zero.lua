-- class: nondet
-- as: raw
-- expect: same
-- title: a score of minus zero
return { score = -0.0, parts = { { name = "p", score = -0.0 } } }
