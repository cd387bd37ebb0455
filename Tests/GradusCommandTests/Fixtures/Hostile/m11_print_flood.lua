-- class: dos-mem
-- expect: limit
-- title: flooding the log
-- note: a line costs instructions, and a call can log 64 KiB
while true do print(("y"):rep(1000)) end
