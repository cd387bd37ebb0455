-- class: crash
-- as: parse
-- expect: error
-- title: parse returns a problem that is no text
return nil, { 1, 2, 3 }
