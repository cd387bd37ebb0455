-- class: dos-c
-- expect: limit
-- title: the ordinary trim pattern on an ordinary-looking long answer
-- answer: "a" .. (" "):rep(60000) .. "b"
-- note: text.trim is linear
local answer = ...
return answer:match("^%s*(.-)%s*$")
