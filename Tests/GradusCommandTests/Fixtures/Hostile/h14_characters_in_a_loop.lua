-- class: dos-c
-- expect: limit
-- title: splitting a long text into characters again and again
local long = ("e\u{301}"):rep(300000)
while true do text.length(long) text.characters(long) end
