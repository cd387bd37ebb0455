-- class: crash
-- as: parse
-- expect: error
-- title: parse returns nil without a problem
return nil
