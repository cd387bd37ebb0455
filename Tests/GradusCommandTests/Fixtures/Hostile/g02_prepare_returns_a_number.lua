-- class: crash
-- as: prepare
-- expect: error
-- title: prepare returns no table
return 42
