-- class: crash
-- as: generate
-- expect: error
-- title: generate returns a function
return function() end
