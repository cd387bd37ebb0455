-- class: nondet
-- as: raw
-- expect: same
-- title: parts whose names are equal only after normalisation
return { score = 1, notes = { "e\u{301}", "\u{e9}" }, parts = { { name = "e\u{301}", score = 1 }, { name = "\u{e9}", score = 1 } } }
