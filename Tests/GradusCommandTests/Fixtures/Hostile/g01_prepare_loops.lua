-- class: dos-vm
-- as: prepare
-- expect: limit
-- title: prepare never returns
while true do end
