-- class: dos-vm
-- expect: limit
-- title: arithmetic between a tensor and a table whose metamethod never returns
local trap = setmetatable({}, { __add = function() while true do end end })
return trap + tensor.ones({ 1 })
