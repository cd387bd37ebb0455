-- class: dos-c
-- expect: limit
-- title: flooding the log through the host
local line = ("z"):rep(4000)
while true do log.warn(line) end
