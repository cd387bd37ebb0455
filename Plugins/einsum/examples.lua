-- The right subscripts, and sample answers with what they earn.

local reading = require "reading"
local slips = require "slips"

local examples = {}

function examples.solution(variant)
  return variant.answer
end

local function joined(operands, output)
  local terms = {}
  for number, indices in ipairs(operands) do terms[number] = table.concat(indices) end
  return table.concat(terms, ",") .. "->" .. table.concat(output)
end

-- The indices with one letter written for another.
local function replaced(indices, letter, by)
  local list = {}
  for place, index in ipairs(indices) do list[place] = index == letter and by or index end
  return list
end

local function wrong_samples(variant, add)
  local operands, output = variant.reference.operands, variant.reference.output
  local last = #output
  for _, slip in ipairs(slips.of(variant.reference)) do
    if slip.note ~= "transposed-output" then add(slip.subscripts, slip.note) end
  end
  if last < 2 then return end
  local swapped = { table.unpack(output) }
  swapped[last - 1], swapped[last] = output[last], output[last - 1]
  add(joined(operands, swapped), "transposed-output")
  local merged = {}
  for number, indices in ipairs(operands) do
    merged[number] = replaced(indices, output[last], output[last - 1])
  end
  add(joined(merged, { table.unpack(output, 1, last - 1) }), "diag-index")
end

function examples.samples(variant)
  local operands, output = variant.reference.operands, variant.reference.output
  local right = joined(operands, output)
  local spaced = right:gsub("[,>]", "%0 ")
  local samples = {
    { answer = variant.answer, score = 1, notes = {} },
    { answer = spaced:upper(), score = 1, notes = {} },
    { answer = "ij,jk=ik", invalid = true },
    { answer = "x" .. right, invalid = true },
    { answer = right .. "z", invalid = true },
    { answer = "i," .. right, invalid = true },
    { answer = { right }, invalid = true },
  }
  local is_named = {}
  for _, mistake in ipairs(variant.mistakes) do
    is_named[mistake.subscripts] = true
    table.insert(samples, { answer = mistake.value, score = 0 })
  end
  wrong_samples(variant, function(answer, note)
    -- An author's name for the same answer comes first; `cases` of the question can tell it.
    local read = reading.read(answer, variant.ranks, variant.names)
    if not is_named[read.subscripts] then
      table.insert(samples, { answer = answer, score = 0, notes = { note } })
    end
  end)
  return samples
end

return examples
