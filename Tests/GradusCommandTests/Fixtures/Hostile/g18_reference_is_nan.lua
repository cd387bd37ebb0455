-- class: crash
-- as: reference
-- expect: safe
-- title: the reference of a check is no number
return 0 / 0
