-- class: crash
-- as: prepare
-- expect: error
-- title: methods of one kind of object called on another
local _, rng = ...
return { value = tensor.softmax(rng, 1) }
