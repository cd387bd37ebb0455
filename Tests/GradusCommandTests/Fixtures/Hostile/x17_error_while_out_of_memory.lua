-- class: crash
-- expect: safe
-- title: overflow of the error handler while memory is exhausted
-- note: the message of an error in error handling may need memory
local hold = {}
local function fill() for i = 1, 1e9 do hold[i] = ("x"):rep(1000) .. i end end
local function h(m) return h(m) + 1 end
pcall(fill)
return tostring(select(2, xpcall(error, h)))
