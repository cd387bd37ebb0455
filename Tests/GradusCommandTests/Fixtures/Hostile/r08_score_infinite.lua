-- class: crash
-- as: raw
-- expect: error
-- title: a score without end
return math.huge
