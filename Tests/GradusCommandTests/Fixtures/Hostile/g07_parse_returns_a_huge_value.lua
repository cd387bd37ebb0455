-- class: dos-mem
-- as: parse
-- expect: error
-- title: parse hands one large tensor on a thousand times
local t, list = tensor.ones({ 4000, 4000 }), {}
for i = 1, 1000 do list[i] = t end
return list
