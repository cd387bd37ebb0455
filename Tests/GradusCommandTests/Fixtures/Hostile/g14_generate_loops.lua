-- class: dos-vm
-- as: generate
-- expect: limit
-- title: generate never returns
while true do end
