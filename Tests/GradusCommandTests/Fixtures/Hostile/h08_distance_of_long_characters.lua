-- class: dos-c
-- expect: safe
-- title: edit distance of characters of 500 bytes each
-- note: characters are numbered before they are compared
local text_of = (("e" .. ("\u{200d}"):rep(160)):rep(2000))
return { score = 1, feedback = tostring(text.distance(text_of, text_of .. "x")) }
