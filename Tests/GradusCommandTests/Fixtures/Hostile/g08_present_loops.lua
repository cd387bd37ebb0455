-- class: dos-vm
-- as: present
-- expect: limit
-- title: present never returns
while true do end
