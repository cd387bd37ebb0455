-- class: dos-mem
-- expect: error
-- title: a tensor of 120 MB as a list of Lua
return #tensor.ones({ 15000000 }):list()
