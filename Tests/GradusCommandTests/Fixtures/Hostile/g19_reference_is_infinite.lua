-- class: crash
-- as: reference
-- expect: safe
-- title: the reference of a check has no end
return math.huge
