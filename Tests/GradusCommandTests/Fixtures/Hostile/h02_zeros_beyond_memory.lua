-- class: dos-mem
-- expect: error
-- title: a tensor of 8 GB
return tensor.zeros({ 1000000000 })
