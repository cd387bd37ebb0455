-- class: crash
-- expect: safe
-- title: result whose metamethods never return
-- note: results are read without metamethods
local function forever() while true do end end
return setmetatable({ score = 1 }, { __index = forever, __pairs = forever, __len = forever, __name = ("x"):rep(100000) })
