-- Random arrays to try subscripts on. No two axes of different meaning are equally long.

local arrays = {}

local shortest = 2
-- The product of the operands' sizes is what one evaluation is charged for, so it is kept well
-- below a call's budget.
local most_work = 1 << 22
local most_elements = 1 << 16
local closeness = 1e-9

-- The letters in an order by chance in which those that stand for more axes come first.
local function letters_by_use(reference, rng)
  local uses, letters = {}, {}
  for _, indices in ipairs(reference.operands) do
    for _, letter in ipairs(indices) do uses[letter] = (uses[letter] or 0) + 1 end
  end
  for letter in pairs(uses) do letters[#letters + 1] = letter end
  letters = rng:shuffle(letters)
  table.sort(letters, function(one, other) return uses[one] > uses[other] end)
  return letters
end

local function size_of(shape)
  local size = 1
  for _, length in ipairs(shape) do size = size * length end
  return size
end

-- How to make one array for each operand of the reference. Axes that recur are the short ones: that
-- keeps the arrays small. Two drawn numbers stand for an array, since a variant is handed to every
-- call and arrays would make that slow.
function arrays.draw(reference, rng)
  local lengths = {}
  for place, letter in ipairs(letters_by_use(reference, rng)) do
    lengths[letter] = shortest + place - 1
  end
  local operands, work = {}, 1
  for number, indices in ipairs(reference.operands) do
    local shape = {}
    for axis, letter in ipairs(indices) do shape[axis] = lengths[letter] end
    local size = size_of(shape)
    work = work * size
    if size > most_elements or work > most_work then
      error("the operands of 'answer' have too many axes to be tried on arrays", 0)
    end
    operands[number] = { shape = shape, start = rng:number(0, 1), pace = rng:number(1, 2) }
  end
  return operands
end

-- Sines of growing steps: they go round the circle so many times that they have no pattern which
-- two different subscripts could share.
local function array_of(operand)
  local steps = tensor.arange(size_of(operand.shape)) + operand.start
  local angles = steps ^ 2 * operand.pace
  return angles:sin():reshape(operand.shape)
end

-- What the subscripts compute from a set of arrays.
function arrays.evaluate(subscripts, set)
  local operands = {}
  for number, operand in ipairs(set) do operands[number] = array_of(operand) end
  return tensor.einsum(subscripts, table.unpack(operands))
end

function arrays.same_shape(one, other)
  local shape, wanted = one:shape(), other:shape()
  for axis, length in ipairs(wanted) do
    if shape[axis] ~= length then return false end
  end
  return #shape == #wanted
end

function arrays.same(one, other)
  return arrays.same_shape(one, other) and tensor.allclose(one, other, closeness, closeness)
end

-- `array` with its axes in the order that `value` has them, or nil where an axis is missing.
-- The lengths of its axes all differ, so they tell which axis is which.
function arrays.in_order_of(value, array)
  local shape, axis_of_length, order = value:shape(), {}, {}
  if #shape ~= array:rank() then return nil end
  for axis, length in ipairs(array:shape()) do axis_of_length[length] = axis end
  for axis, length in ipairs(shape) do
    order[axis] = axis_of_length[length]
    if not order[axis] then return nil end
    axis_of_length[length] = nil
  end
  return #order > 1 and array:transpose(order) or array
end

-- A shape as people write it: 2 × 3.
function arrays.describe(shape)
  return #shape == 0 and "1" or table.concat(shape, " × ")
end

return arrays
