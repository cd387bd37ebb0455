-- class: answer
-- expect: value 16
-- title: tonumber takes hexadecimal and surrounding blanks
-- answer: " 0x10 "
-- note: a grader that means decimal numbers reads them with text.number
local answer = ...
return tostring(tonumber(answer))
