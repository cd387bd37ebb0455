-- class: dos-mem
-- expect: limit
-- title: one text of a mebibyte, named a hundred thousand times in the feedback
-- note: eight bytes each in Lua, a hundred gigabytes written out
local long, list = ("x"):rep(1000000), {}
for i = 1, 100000 do list[i] = long end
return { score = 1, feedback = list }
