-- class: crash
-- as: raw
-- expect: error
-- title: a score that is no number
return 0 / 0
