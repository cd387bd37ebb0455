-- class: dos-c
-- expect: error
-- title: a width of three digits
return string.format("%100000d", 1)
