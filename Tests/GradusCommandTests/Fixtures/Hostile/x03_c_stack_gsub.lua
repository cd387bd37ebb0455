-- class: crash
-- expect: safe
-- title: nesting of C callbacks
-- note: calls from C are limited to 200
local function f(n) return (("x"):gsub(".", function() return f(n + 1) end)) end
return f(1)
