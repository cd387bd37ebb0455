-- class: dos-mem
-- as: prepare
-- expect: limit
-- title: a million random numbers at a time
local _, rng = ...
while true do rng:permutation(1 << 20) end
