-- class: crash
-- as: raw
-- expect: error
-- title: a score that is a boolean
return { score = true }
