-- class: dos-c
-- expect: value 0
-- title: (""):rep(1e18) loops 1e18 times in C, allocating nothing
-- note: string.rep is Gradus' own
return tostring(#(""):rep(1000000000000000000))
