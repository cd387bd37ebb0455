-- class: crash
-- expect: value refused
-- title: axes, places and shapes at the ends of the integers
local t, refused = tensor.ones({ 2, 3 }), 0
local ends = { math.mininteger, math.maxinteger, -1 << 62, 0 }
for _, n in ipairs(ends) do
  local calls = {
    function() return t:at(n, n) end, function() return t:row(n) end,
    function() return t:slice(n, n, n) end, function() return t:slice(1, n, n) end,
    function() return t:sum(n) end, function() return t:transpose({ n, n }) end,
    function() return t:reshape({ n, n }) end, function() return tensor.zeros({ n, n }) end,
    function() return tensor.concat({ t, t }, n) end, function() return tensor.stack({ t, t }, n) end,
    function() return t:softmax(n) end, function() return t:shape(n) end,
    function() return decimal.round(1, n) end,
  }
  for i, call in ipairs(calls) do
    if pcall(call) and not (n == 0 and (i == 8 or i == 13)) then return i .. " accepts " .. n end
  end
end
for _, n in ipairs { math.mininteger, math.maxinteger } do
  if pcall(tensor.eye, n) or pcall(tensor.arange, n) or pcall(tensor.tril, n, n) then return "makes " .. n end
end
return "refused"
