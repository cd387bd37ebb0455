-- class: dos-vm
-- expect: limit
-- title: pcall catches the limit error and goes on
-- note: a limit raised as an ordinary error would survive in such a loop
while true do pcall(function() while true do end end) end
