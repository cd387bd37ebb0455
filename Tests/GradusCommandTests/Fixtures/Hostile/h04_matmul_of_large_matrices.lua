-- class: dos-c
-- expect: limit
-- title: 10^9 multiplications in one host call
-- note: charged before the work is done
local t = tensor.ones({ 1000, 1000 })
return t:matmul(t):sum()
