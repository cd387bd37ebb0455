-- class: dos-mem
-- as: raw
-- expect: limit
-- title: forty tables that hold the next one twice
local t = { "end" }
for _ = 1, 40 do t = { t, t } end
return { score = 1, feedback = t }
