-- class: dos-mem
-- expect: limit
-- title: a log line that shows one large tensor a thousand times
-- note: eight bytes each in Lua, a hundred gigabytes written out
local t, list = tensor.ones({ 4000, 4000 }), {}
for i = 1, 1000 do list[i] = t end
log.info(list)
return "written"
