-- class: crash
-- expect: error
-- title: closing a chain of coroutines overflows the C stack (5.4.0 to 5.4.4)
-- note: there are no coroutines for plugins
local coro = false
for i = 1, 12000 do
  local previous = coro
  coro = coroutine.create(function()
    local cc <close> = setmetatable({}, { __close = function() if previous then coroutine.close(previous) end end })
    coroutine.yield()
  end)
  coroutine.resume(coro)
end
return tostring(coroutine.close(coro))
