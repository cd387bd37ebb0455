-- class: crash
-- as: solution
-- expect: error
-- title: solution returns nil
return nil
