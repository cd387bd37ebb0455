-- class: dos-c
-- as: raw
-- expect: error
-- title: a key of a table with a hundred thousand marks out of order
-- note: hashing it would take the square of their number
return { score = 1, feedback = { ["a" .. ("\u{301}\u{316}"):rep(50000)] = "x" } }
