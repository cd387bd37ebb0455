-- Reading arrays and comparing their shapes.

local arrays = {}

local not_rectangular = {
  en = "Give a list of numbers, or rows of numbers that are all equally long.",
  zh = "请给出一个数字列表，或者长度相同的若干行数字。",
}

-- A tensor from typed rows, from nested lists, or from an array file.
function arrays.read(raw)
  if type(raw) == "userdata" then return raw end
  if type(raw) ~= "table" then return tensor.parse(tostring(raw)) end
  local is_array, array = pcall(tensor.new, raw)
  if is_array then return array end
  return nil, not_rectangular
end

local function is_same(shape, other)
  if #shape ~= #other then return false end
  for axis, length in ipairs(shape) do
    if other[axis] ~= length then return false end
  end
  return true
end

local function long_axes(shape)
  local count = 0
  for _, length in ipairs(shape) do
    if length ~= 1 then count = count + 1 end
  end
  return count
end

local function size_of(shape)
  local size = 1
  for _, length in ipairs(shape) do size = size * length end
  return size
end

-- The value in the wanted shape, or nil when it has another one.
-- A vector has no rows and columns, so one typed as a single row or column is the same vector,
-- and a plain list is a matrix of one row.
function arrays.fitted(value, wanted)
  local shape = value:shape()
  if is_same(shape, wanted) then return value end
  local is_vector = #wanted <= 1 and long_axes(shape) <= 1
  local is_one_row = #wanted == 2 and wanted[1] == 1 and #shape <= 1
  if (is_vector or is_one_row) and value:size() == size_of(wanted) then
    return value:reshape(wanted)
  end
  return nil
end

-- Whether rows and columns are swapped. A plain list counts as one row.
function arrays.is_transposed(shape, wanted)
  local rows, columns = shape[1], shape[2]
  if #shape == 1 then rows, columns = 1, shape[1] end
  return #shape <= 2 and #wanted == 2 and rows == wanted[2] and columns == wanted[1]
end

-- A shape as people write it: 2 × 3.
function arrays.describe(shape)
  return #shape == 0 and "1" or table.concat(shape, " × ")
end

return arrays
