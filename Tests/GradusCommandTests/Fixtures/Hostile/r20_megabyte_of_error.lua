-- class: dos-mem
-- expect: error
-- title: an error message of a megabyte with terminal sequences
error(("\27[2J"):rep(200000), 0)
