-- class: dos-c
-- expect: limit
-- title: integer keys chosen to collide: O(n) per access inside one instruction
-- note: an instruction costs more while large tables are alive
local t, n = {}, 1 << 16
for i = 1, n do t[i * (2 * n - 1) * 3] = i end
local s = 0
for r = 1, 1e9 do for i = 1, n do s = s + (t[i * (2 * n - 1) * 3] or 0) end end
return s
