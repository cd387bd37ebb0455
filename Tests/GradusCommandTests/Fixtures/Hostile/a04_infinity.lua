-- class: answer
-- expect: value true
-- title: tonumber takes 1e999
-- answer: "1e999"
-- note: text.number refuses what is not finite
local answer = ...
local n = tonumber(answer)
return tostring(n == math.huge)
