-- class: dos-vm
-- as: parse
-- expect: limit
-- title: parse never returns
while true do end
