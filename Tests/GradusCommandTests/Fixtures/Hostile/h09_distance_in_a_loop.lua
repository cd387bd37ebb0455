-- class: dos-c
-- expect: limit
-- title: edit distance of long texts, repeated
local a, b = ("ab"):rep(20000), ("ba"):rep(20000)
while true do text.distance(a, b) end
