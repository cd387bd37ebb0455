-- class: crash
-- as: reference
-- expect: error
-- title: the reference of a check is a text
return "5"
