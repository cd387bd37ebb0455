-- class: dos-c
-- expect: limit
-- title: reading a long number again and again
local digits = ("9"):rep(1000000)
while true do text.number(digits) end
