-- class: dos-vm
-- expect: error
-- title: an error object whose metamethods never return
local function forever() while true do end end
error(setmetatable({}, { __tostring = forever, __index = forever, __name = ("x"):rep(100000), __len = forever, __concat = forever, __eq = forever }))
