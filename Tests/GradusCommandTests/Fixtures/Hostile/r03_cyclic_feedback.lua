-- class: crash
-- as: raw
-- expect: error
-- title: feedback that contains itself
local t = { "a" } t[2] = t
return { score = 1, feedback = t }
