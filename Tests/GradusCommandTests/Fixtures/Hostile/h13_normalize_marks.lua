-- class: dos-c
-- expect: error
-- title: normalising one letter with half a million marks out of order
-- note: takes the square of their number, so such texts are refused
local marks = "a" .. ("\u{301}\u{316}"):rep(250000)
while true do text.normalize(marks) text.fold(marks) end
