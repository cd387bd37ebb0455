-- class: dos-mem
-- expect: limit
-- title: feedback with a million keys
local t = {}
for i = 1, 1000000 do t["k" .. i] = "v" end
return { score = 1, feedback = t }
