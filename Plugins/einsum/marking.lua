-- Marking subscripts: equal letters first, then what both compute from random arrays.

local arrays = require "arrays"
local slips = require "slips"
local wording = require "wording"

local marking = {}

-- The length of an axis of the reference in a set of arrays.
local function length_of(letter, reference, set)
  for number, indices in ipairs(reference.operands) do
    for axis, index in ipairs(indices) do
      if index == letter then return set[number].shape[axis] end
    end
  end
end

-- Whether the answer computes what the reference does from every set, and what it does otherwise.
local function judged(answer, variant)
  for _, set in ipairs(variant.sets) do
    local value = arrays.evaluate(answer.subscripts, set)
    local key = arrays.evaluate(variant.reference.subscripts, set)
    if not arrays.same_shape(value, key) then
      local shapes = {}
      for number, operand in ipairs(set) do shapes[number] = arrays.describe(operand.shape) end
      return false, wording.wrong_shape(
        shapes, arrays.describe(value:shape()), arrays.describe(key:shape()))
    end
    if not arrays.same(value, key) then return false, wording.wrong_numbers end
  end
  return true, wording.same_numbers
end

-- The slips whose array the answer computes, whatever the order of its axes.
local function slips_by_value(answer, variant)
  local set, notes = variant.sets[1], {}
  local value = arrays.evaluate(answer.subscripts, set)
  for _, slip in ipairs(slips.of(variant.reference)) do
    if #slip.output == value:rank() then
      local wrong = arrays.in_order_of(value, arrays.evaluate(slip.subscripts, set))
      if wrong and arrays.same(value, wrong) then notes[#notes + 1] = slip.note end
    end
  end
  return notes
end

-- The author's mistakes come first; a slip that the author named too is told in the author's words.
local function named(answer, variant, slip_notes)
  local notes, feedback, is_noted = {}, {}, {}
  local function add(note, words)
    if is_noted[note] then return end
    is_noted[note] = true
    notes[#notes + 1] = note
    feedback[#feedback + 1] = words
  end
  for _, mistake in ipairs(variant.mistakes) do
    if mistake.subscripts == answer.subscripts then add(mistake.note, mistake.feedback) end
  end
  for _, note in ipairs(slip_notes) do add(note, wording.feedback[note]) end
  return notes, feedback
end

local function graded_as_wrong(answer, variant, slip_notes, trace)
  local notes, feedback = named(answer, variant, slip_notes)
  return { score = 0, notes = notes, feedback = feedback, trace = { trace } }
end

function marking.grade(answer, variant)
  local reference = variant.reference
  if answer.subscripts == reference.subscripts then
    return { score = 1, trace = { wording.same_letters(variant.answer) } }
  end
  local shared = slips.shared_indices(answer, reference)
  if #shared > 0 then
    -- Two axes of different lengths under one letter: there is nothing to compute.
    local notes, first = {}, shared[1]
    for place, entry in ipairs(shared) do notes[place] = entry.note end
    local trace = wording.two_lengths(
      answer.typed[first.index] or "...",
      length_of(first.first, reference, variant.sets[1]),
      length_of(first.second, reference, variant.sets[1]))
    return graded_as_wrong(answer, variant, notes, trace)
  end
  local is_right, trace = judged(answer, variant)
  if is_right then return { score = 1, trace = { trace } } end
  return graded_as_wrong(answer, variant, slips_by_value(answer, variant), trace)
end

return marking
