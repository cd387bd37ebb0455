-- class: dos-c
-- expect: limit
-- title: host calls that do much work, are refused, and are caught
-- note: a refused call is charged like one that went well
while true do pcall(tensor.zeros, { 1 << 24 }) end
