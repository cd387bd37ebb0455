-- class: crash
-- as: raw
-- expect: error
-- title: a score just above 1
return { score = 1.0000001 }
