-- class: crash
-- as: raw
-- expect: error
-- title: a function as feedback
return { score = 1, feedback = function() end }
