-- class: dos-c
-- expect: limit
-- title: exact fractions a thousand characters long
local sum = ("1/3+"):rep(200) .. "1"
while true do text.number(sum, { arithmetic = true }) end
