-- class: dos-mem
-- as: raw
-- expect: limit
-- title: feedback of forty megabytes in texts of one
local list = {}
for i = 1, 40 do list[i] = ("x"):rep(1000000) .. i end
return { score = 1, feedback = list }
