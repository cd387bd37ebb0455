-- class: dos-mem
-- as: prepare
-- expect: error
-- title: a variant that names one large tensor a thousand times
local t, list = tensor.ones({ 4000, 4000 }), {}
for i = 1, 1000 do list[i] = t end
return { list = list }
