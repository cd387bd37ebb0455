-- class: dos-mem
-- expect: error
-- title: an identity matrix of 10^12 elements
return tensor.eye(1000000)
