-- class: answer
-- expect: value 10
-- title: NUL inside an answer
-- answer: "yes\0no\0ok!"
-- note: texts carry their length
local answer = ...
return tostring(#answer)
