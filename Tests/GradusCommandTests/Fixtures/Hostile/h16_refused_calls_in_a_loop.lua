-- class: dos-c
-- expect: limit
-- title: host calls that are refused at once, for ever
while true do pcall(tensor.zeros, "no shape") pcall(text.split, "a", "") end
