-- class: dos-mem
-- expect: limit
-- title: wide formats by the million
local t = {}
while true do t[#t + 1] = string.format("%99d%99.99f", 1, 1e300) end
