-- class: answer
-- expect: value false
-- title: look-alike answers
-- answer: "soft\u{200B}max"
-- note: text.fold drops invisible characters
local answer = ...
return tostring(answer == "softmax")
