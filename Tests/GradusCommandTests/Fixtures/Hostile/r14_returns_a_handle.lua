-- class: crash
-- as: raw
-- expect: error
-- title: a tensor as feedback
return { score = 1, feedback = tensor.ones({ 3 }) }
