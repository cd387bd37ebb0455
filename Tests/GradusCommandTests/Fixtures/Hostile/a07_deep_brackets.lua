-- class: answer
-- expect: safe
-- title: recursive-descent parser of a plugin on 60 000 brackets
-- answer: ("["):rep(60000)
local answer = ...
local function parse(i) if answer:sub(i, i) == "[" then local j = parse(i + 1) return j and j + 1 end return i end
return tostring(parse(1))
