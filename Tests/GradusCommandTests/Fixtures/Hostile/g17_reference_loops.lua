-- class: dos-vm
-- as: reference
-- expect: limit
-- title: the reference of a check never returns
while true do end
