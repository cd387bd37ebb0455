-- class: crash
-- expect: safe
-- title: pcall in pcall in pcall
local function f() return pcall(f) end
return f()
