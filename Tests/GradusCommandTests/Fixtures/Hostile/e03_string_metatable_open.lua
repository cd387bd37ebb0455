-- class: escape
-- expect: error
-- title: getmetatable("") hands out the shared metatable
-- note: the metatable is not shown
getmetatable("").__index = function() return function() return "pwned" end end
return ("x"):upper()
