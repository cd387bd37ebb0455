-- class: dos-vm
-- as: combine
-- expect: limit
-- title: a rule never returns
while true do end
