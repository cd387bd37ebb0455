-- class: dos-mem
-- as: raw
-- expect: limit
-- title: parts by the million
local part, parts = { name = "p", score = 1 }, {}
for i = 1, 1000000 do parts[i] = part end
return { score = 1, parts = parts }
