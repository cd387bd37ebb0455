-- class: dos-mem
-- as: raw
-- expect: error
-- title: a list of two elements with the last integer as a key
return { score = 1, feedback = { "a", [math.maxinteger] = "b" } }
