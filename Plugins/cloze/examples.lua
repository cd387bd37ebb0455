-- The right fillings, and sample answers with what they earn.

local examples = {}

local function right_filling(blank)
  if blank.accept then return blank.accept[1] end
  if blank.value then return text.show(blank.value) end
  for _, option in ipairs(blank.options) do
    if option.correct then return option.id end
  end
end

local function right_fillings(variant)
  local fillings = {}
  for place, blank in ipairs(variant.blanks) do fillings[place] = right_filling(blank) end
  return fillings
end

-- The letter of the right option, unless an option has that letter as its id.
local function right_letter(options)
  local letter
  for _, option in ipairs(options) do
    if option.correct then letter = option.label end
  end
  for _, option in ipairs(options) do
    if text.fold(option.id) == text.fold(letter) then return nil end
  end
  return letter
end

-- As a learner would type it, with the letters of options; a list where a filling has a semicolon.
function examples.solution(variant)
  local fillings = right_fillings(variant)
  for place, blank in ipairs(variant.blanks) do
    fillings[place] = blank.options and right_letter(blank.options) or fillings[place]
    for _, mark in ipairs { ";", "；", "\n" } do
      if fillings[place]:find(mark, 1, true) then return right_fillings(variant) end
    end
  end
  return table.concat(fillings, "; ")
end

local function total_weight(list)
  local total = 0
  for _, blank in ipairs(list) do total = total + blank.weight end
  return total
end

function examples.samples(variant)
  local list = variant.blanks
  local total = total_weight(list)
  local by_name, samples = {}, {}
  for _, blank in ipairs(list) do by_name[blank.name] = right_filling(blank) end
  table.insert(samples, { answer = by_name, score = 1 })
  table.insert(samples, { answer = { ["no such blank"] = "1" }, invalid = true })
  for place, blank in ipairs(list) do
    local fillings = right_fillings(variant)
    if blank.value then
      fillings[place] = "many"
      table.insert(samples, { answer = fillings, invalid = true })
    elseif blank.options then
      fillings[place] = "no such option"
      table.insert(samples, { answer = fillings, invalid = true })
    end
    if #list > 1 then
      local without = right_fillings(variant)
      without[place] = ""
      table.insert(samples, { answer = without, score = (total - blank.weight) / total })
    end
  end
  if #list > 1 then
    local one_more = right_fillings(variant)
    table.insert(one_more, "1")
    table.insert(samples, { answer = one_more, invalid = true })
  end
  return samples
end

return examples
