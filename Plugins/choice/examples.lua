-- Sample answers to a choice. What they earn is worked out per kind of answer, not by the marker.

local examples = {}

-- For `k` right options of `n`: one right option alone, one wrong option alone, every option,
-- and all right options with one wrong option.
local earned = {
  net = function(k, n)
    return { right = 1 / k, wrong = 0, every = math.max(0, (2 * k - n) / k), extra = (k - 1) / k }
  end,
  ["all-or-nothing"] = function(k, n)
    return { right = k == 1 and 1 or 0, wrong = 0, every = k == n and 1 or 0, extra = 0 }
  end,
  ["per-option"] = function(k, n)
    return {
      right = (n - k + 1) / n, wrong = (n - k - 1) / n, every = k / n, extra = (n - 1) / n,
    }
  end,
  hits = function(k, n)
    return { right = 1 / k, wrong = 0, every = k == n and 1 or 0, extra = 0 }
  end,
}

local function notes_of(options)
  local notes, noted = {}, {}
  for _, option in ipairs(options) do
    local note = not option.correct and option.note
    if note and not noted[note] then
      noted[note] = true
      notes[#notes + 1] = note
    end
  end
  return notes
end

local function samples_of_one(options)
  local samples = {
    { answer = "AB", invalid = true },
    { answer = { options[1].id, options[1].id }, invalid = true },
  }
  for _, option in ipairs(options) do
    local score, notes = option.correct and 1 or 0, notes_of { option }
    table.insert(samples, { answer = option.id, score = score, notes = notes })
    table.insert(samples, { answer = option.label:lower() .. ")", score = score, notes = notes })
  end
  return samples
end

local function samples_of_several(variant)
  local every, right, wrong = {}, {}, {}
  for _, option in ipairs(variant.options) do
    every[#every + 1] = option.id
    if option.correct then right[#right + 1] = option.id else wrong[#wrong + 1] = option end
  end
  local worth = earned[variant.scoring](#right, #every)
  local samples = {
    { answer = every, score = worth.every, notes = notes_of(variant.options) },
    { answer = "A, A", invalid = true },
  }
  for _, option in ipairs(variant.options) do
    local score = option.correct and worth.right or worth.wrong
    table.insert(samples, { answer = option.label, score = score, notes = notes_of { option } })
  end
  if #wrong > 0 then
    local answer = { wrong[1].id, table.unpack(right) }
    table.insert(samples, { answer = answer, score = worth.extra, notes = notes_of { wrong[1] } })
  end
  return samples
end

function examples.samples(variant)
  local options = variant.options
  local samples = variant.multiple and samples_of_several(variant) or samples_of_one(options)
  -- The character after the last letter shown: E where A to D are shown.
  local beyond = string.char(options[#options].label:byte() + 1)
  table.insert(samples, { answer = beyond, invalid = true })
  return samples
end

return examples
