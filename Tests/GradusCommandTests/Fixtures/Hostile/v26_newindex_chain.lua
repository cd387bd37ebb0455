-- class: dos-vm
-- expect: error
-- title: __newindex cycle
local a, b = {}, {}
setmetatable(a, { __newindex = b }) setmetatable(b, { __newindex = a })
a.x = 1
return "set"
