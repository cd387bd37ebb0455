-- class: dos-mem
-- as: reference
-- expect: safe
-- title: the reference of a check has fifteen million elements
return tensor.ones({ 15000000 })
