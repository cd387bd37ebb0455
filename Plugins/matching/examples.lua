-- The right matching, and sample answers with what they earn.

local examples = {}

-- Ids are right whatever the order shown.
local function by_id(variant)
  local answer = {}
  for _, left in ipairs(variant.left) do answer[left.id] = left.id end
  return answer
end

local function letters_of(variant)
  local label_by_id, letters, numbered = {}, {}, {}
  for _, right in ipairs(variant.right) do label_by_id[right.id] = right.label end
  for place, left in ipairs(variant.left) do
    letters[place] = label_by_id[left.id]
    numbered[place] = left.label .. "-" .. label_by_id[left.id]
  end
  return letters, numbered
end

-- Letters as they are shown, so that a learner finds them again.
function examples.solution(variant)
  local _, numbered = letters_of(variant)
  return table.concat(numbered, ", ")
end

function examples.samples(variant)
  local left, count = variant.left, #variant.left
  local letters, numbered = letters_of(variant)
  local samples = {
    { answer = by_id(variant), score = 1 },
    { answer = letters, score = 1 },
    { answer = table.concat(letters, " "), score = 1 },
    { answer = table.concat(numbered, ", "), score = 1 },
    { answer = numbered[1], score = 1 / count },
    { answer = "1", invalid = true },
    { answer = letters[1], invalid = true },
    { answer = numbered[1] .. " " .. numbered[1], invalid = true },
    { answer = (count + 1) .. "A", invalid = true },
  }
  -- Two sides that read the same are interchangeable, so only different ones cost anything.
  if left[1].meaning ~= left[2].meaning then
    local swapped = by_id(variant)
    swapped[left[1].id], swapped[left[2].id] = left[2].id, left[1].id
    table.insert(samples, { answer = swapped, score = (count - 2) / count })
  end
  return samples
end

return examples
