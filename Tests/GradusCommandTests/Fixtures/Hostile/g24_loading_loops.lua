-- class: dos-vm
-- as: loading
-- expect: error
-- title: plugin.lua never returns
while true do end
