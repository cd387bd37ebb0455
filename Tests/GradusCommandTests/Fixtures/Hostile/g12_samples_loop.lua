-- class: dos-vm
-- as: samples
-- expect: limit
-- title: samples never return
while true do end
