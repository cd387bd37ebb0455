-- Wrong subscripts with the operands of the reference and another output, by the slip they show.

local slips = {}

local function joined(reference, output)
  local terms = {}
  for number, indices in ipairs(reference.operands) do terms[number] = table.concat(indices) end
  return table.concat(terms, ",") .. "->" .. table.concat(output)
end

local function stands_in(letter, indices)
  for _, index in ipairs(indices) do
    if index == letter then return true end
  end
  return false
end

local function without(indices, dropped)
  local list = {}
  for _, index in ipairs(indices) do
    if not dropped[index] then list[#list + 1] = index end
  end
  return list
end

-- The letters of the output that stand in every one of several operands.
function slips.batch_letters(reference)
  local letters = {}
  for _, letter in ipairs(reference.output) do
    local is_everywhere = #reference.operands > 1
    for _, indices in ipairs(reference.operands) do
      is_everywhere = is_everywhere and stands_in(letter, indices)
    end
    if is_everywhere then letters[#letters + 1] = letter end
  end
  return letters
end

local function summed_letters(reference)
  local letters, seen = {}, {}
  for _, indices in ipairs(reference.operands) do
    for _, letter in ipairs(indices) do
      if not seen[letter] and not stands_in(letter, reference.output) then
        letters[#letters + 1] = letter
      end
      seen[letter] = true
    end
  end
  return letters
end

-- Every choice of one or more of the letters, as sets.
local function choices(letters)
  local sets = {}
  for number = 1, (1 << #letters) - 1 do
    local set = {}
    for place, letter in ipairs(letters) do
      if number >> (place - 1) & 1 == 1 then set[letter] = true end
    end
    sets[number] = set
  end
  return sets
end

-- Each is `{ note, subscripts, output }`. The order of their outputs' axes does not matter: a
-- learner may have chosen any.
function slips.of(reference)
  local list = {}
  local function add(note, output)
    list[#list + 1] = { note = note, output = output, subscripts = joined(reference, output) }
  end
  add("transposed-output", reference.output)
  for _, dropped in ipairs(choices(slips.batch_letters(reference))) do
    add("summed-batch", without(reference.output, dropped))
  end
  for _, summed in ipairs(summed_letters(reference)) do
    for place in ipairs(reference.output) do
      local output = without(reference.output, {})
      output[place] = summed
      add("wrong-contraction", output)
    end
  end
  return list
end

-- Indices of the answer that two different axes of the reference share, as
-- `{ index, note, first, second }` with the two letters of the reference.
-- Summed over two operands such an index contracts the wrong axes; otherwise it takes a diagonal.
function slips.shared_indices(answer, reference)
  local meaning, operands_with, shared = {}, {}, {}
  for number, indices in ipairs(answer.operands) do
    for axis, index in ipairs(indices) do
      local letter = reference.operands[number][axis]
      if meaning[index] and meaning[index] ~= letter and not shared[index] then
        shared[index] = { index = index, first = meaning[index], second = letter }
      end
      meaning[index] = meaning[index] or letter
      operands_with[index] = operands_with[index] or {}
      operands_with[index][number] = true
    end
  end
  local list = {}
  for index, entry in pairs(shared) do
    local count = 0
    for _ in pairs(operands_with[index]) do count = count + 1 end
    local is_contracted = count > 1 and not stands_in(index, answer.output)
    entry.note = is_contracted and "wrong-contraction" or "diag-index"
    list[#list + 1] = entry
  end
  return list
end

return slips
