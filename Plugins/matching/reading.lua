-- Reading a matching: "1C 2A 3B", "C A B", a list, or a map from left side to right side.

local reading = {}

-- What a learner may type, as a sentence.
function reading.expected(variant)
  local count, last = #variant.left, variant.right[#variant.right].label
  return {
    en = ("Write a letter from A to %s for each number from 1 to %d, for example 1B 2A."):format(
      last, count),
    zh = ("请为编号 1 到 %d 各写一个 A 到 %s 的字母，例如 1B 2A。"):format(count, last),
  }
end

local function repeated(label)
  return {
    en = ("%s is matched twice. Give one letter for each number."):format(label),
    zh = ("%s 配对了两次。每个编号只写一个字母。"):format(label),
  }
end

local function by_name(sides)
  local named = {}
  for _, side in ipairs(sides) do
    named[text.fold(side.label)], named[text.fold(side.id)] = side, side
  end
  return named
end

-- The numbers and letters of a typed answer, one by one: "1-c, 2a" gives 1, c, 2, a.
local function marks_in(typed)
  local spaced = text.fold(typed):gsub("%d+", " %0 "):gsub("%a", " %0 ")
  local marks = {}
  for mark in spaced:gmatch("%w+") do marks[#marks + 1] = mark end
  return marks
end

-- Two lists: names of left sides and names of right sides, side by side.
local function sides_of_string(typed, variant)
  local marks = marks_in(typed)
  local numbered = marks[1] ~= nil and marks[1]:find("%d") ~= nil
  if not numbered then return nil, marks end
  local left, right = {}, {}
  if #marks % 2 ~= 0 or #marks > 2 * #variant.left + 2 then return nil, {} end
  for place = 1, #marks, 2 do
    left[#left + 1], right[#right + 1] = marks[place], marks[place + 1]
  end
  return left, right
end

local function sides_of_table(raw)
  local left, right = {}, {}
  if #raw > 0 then
    for place, name in ipairs(raw) do right[place] = text.fold(tostring(name)) end
    return nil, right
  end
  for left_name, right_name in pairs(raw) do
    left[#left + 1] = text.fold(tostring(left_name))
    right[#right + 1] = text.fold(tostring(right_name))
  end
  return left, right
end

-- A table from the id of a left side to the id of the right side given to it.
-- Without names of left sides, there must be one right side for each, in order.
function reading.parse(raw, variant)
  local left, right
  if type(raw) == "table" then
    left, right = sides_of_table(raw)
  else
    left, right = sides_of_string(tostring(raw), variant)
  end
  if not left then
    if #right ~= #variant.left then return nil, reading.expected(variant) end
    left = {}
    for place, side in ipairs(variant.left) do left[place] = side.label end
  end
  local left_by_name, right_by_name = by_name(variant.left), by_name(variant.right)
  local value = {}
  for place, name in ipairs(left) do
    local left_side, right_side = left_by_name[name], right_by_name[right[place]]
    if not left_side or not right_side then return nil, reading.expected(variant) end
    if value[left_side.id] then return nil, repeated(left_side.label) end
    value[left_side.id] = right_side.id
  end
  return value
end

return reading
