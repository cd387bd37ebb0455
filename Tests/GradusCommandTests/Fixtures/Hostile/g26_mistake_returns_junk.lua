-- class: crash
-- as: mistake
-- expect: error
-- title: a named mistake that is a function
return function() end
