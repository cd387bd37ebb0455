-- class: dos-c
-- expect: limit
-- title: einsum over 26 axes of length 2
local letters = "abcdefghijklmnopqrstuvwxyz"
local parts, shapes = {}, {}
for i = 1, 13 do
  parts[i], shapes[i] = letters:sub(2 * i - 1, 2 * i), tensor.ones({ 2, 2 })
end
return tensor.einsum(table.concat(parts, ",") .. "->", table.unpack(shapes)):sum()
