-- class: dos-vm
-- expect: error
-- title: __gc runs with hooks off
-- note: setmetatable refuses __gc
setmetatable({}, { __gc = function() while true do end end })
local t = {}
for i = 1, 200000 do t = { t } ; if i % 100 == 0 then t = {} end end
return "survived"
