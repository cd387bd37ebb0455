-- class: dos-vm
-- as: solution
-- expect: limit
-- title: solution never returns
while true do end
