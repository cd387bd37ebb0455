-- class: dos-mem
-- expect: safe
-- title: infinite recursion
-- note: the depth of calls is limited, with file and line
local function f() return 1 + f() end return f()
