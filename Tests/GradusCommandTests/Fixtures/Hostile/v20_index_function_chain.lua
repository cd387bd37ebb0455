-- class: dos-vm
-- expect: safe
-- title: __index functions that lead to each other
local t = {}
setmetatable(t, { __index = function(_, k) return t[k .. "x"] end })
return t.a
