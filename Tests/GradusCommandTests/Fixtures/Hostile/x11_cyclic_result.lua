-- class: crash
-- expect: safe
-- title: result that contains itself
-- note: results are at most 64 levels deep
local t = {} t.self = t t[1] = t return t
