-- class: dos-vm
-- expect: limit
-- title: closing functions that raise, in an endless loop
while true do
  pcall(function() local x <close> = setmetatable({}, { __close = function() error("again") end }) error("first") end)
end
