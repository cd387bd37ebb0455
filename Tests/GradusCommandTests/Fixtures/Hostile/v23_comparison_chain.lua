-- class: dos-vm
-- expect: limit
-- title: __lt and __le in a sort that never agree
local mt = { __lt = function() return true end, __le = function() return true end }
local t = {}
for i = 1, 2000 do t[i] = setmetatable({}, mt) end
while true do pcall(table.sort, t) end
