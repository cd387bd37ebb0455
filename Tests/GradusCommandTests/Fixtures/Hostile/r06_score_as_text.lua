-- class: crash
-- as: raw
-- expect: error
-- title: a score that is a text
return { score = "1" }
