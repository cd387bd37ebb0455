-- class: crash
-- expect: error
-- title: __call of a table that is itself callable, 300 000 deep
local t = function() return "called" end
for _ = 1, 300000 do t = setmetatable({}, { __call = t }) end
return t()
