-- class: crash
-- expect: safe
-- title: message handlers that fail in message handlers
local function h(m) return xpcall(error, h, m) end
return select("#", xpcall(error, h, "x"))
