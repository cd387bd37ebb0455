-- class: nondet
-- as: generate
-- expect: same
-- title: generate returns what is no number
return { a = 0 / 0, b = math.huge, c = -0.0 }
