-- class: dos-c
-- expect: value refused
-- title: a number of a million digits
local digits = ("9"):rep(500000)
return text.number(digits) == nil and text.number(digits .. "^" .. digits, { arithmetic = true }) == nil and "refused"
