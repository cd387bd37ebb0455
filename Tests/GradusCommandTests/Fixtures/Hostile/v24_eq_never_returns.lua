-- class: dos-vm
-- expect: limit
-- title: __eq never returns
local mt = { __eq = function() while true do end end }
return setmetatable({}, mt) == setmetatable({}, mt)
