-- class: dos-c
-- as: key
-- expect: limit
-- title: comparing with the key again and again
local value, variant = ...
while true do variant.check:grade(value) end
