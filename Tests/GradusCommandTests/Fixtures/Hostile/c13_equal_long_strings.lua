-- class: dos-c
-- expect: limit
-- title: comparing two equal 8 MB strings is one VM instruction
-- note: an instruction costs more while long texts are alive
local a, b = ("x"):rep(8000000), ("x"):rep(8000000)
local n = 0
while true do if a == b then n = n + 1 end end
