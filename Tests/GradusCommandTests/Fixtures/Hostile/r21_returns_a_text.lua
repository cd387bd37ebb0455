-- class: crash
-- as: raw
-- expect: error
-- title: a verdict that is a text
return "a lot"
