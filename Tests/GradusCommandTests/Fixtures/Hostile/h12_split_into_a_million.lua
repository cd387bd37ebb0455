-- class: dos-mem
-- expect: limit
-- title: a text split into a million parts, again and again
local long, all = ("a,"):rep(500000), {}
while true do all[#all + 1] = text.split(long, ",") end
