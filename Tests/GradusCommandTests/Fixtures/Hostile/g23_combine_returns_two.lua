-- class: crash
-- as: combine
-- expect: error
-- title: a rule that gives more than everything
return 2
