-- The right fillings, and sample answers with what they earn.

local examples = {}

local function right_filling(blank)
  if blank.accept then return blank.accept[1] end
  if blank.value then return text.show(blank.value) end
  for _, option in ipairs(blank.options) do
    if option.correct then return option.id end
  end
end

function examples.solution(variant)
  local fillings = {}
  for place, blank in ipairs(variant.blanks) do fillings[place] = right_filling(blank) end
  return fillings
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
    local fillings = examples.solution(variant)
    if blank.value then
      fillings[place] = "many"
      table.insert(samples, { answer = fillings, invalid = true })
    elseif blank.options then
      fillings[place] = "no such option"
      table.insert(samples, { answer = fillings, invalid = true })
    end
    if #list > 1 then
      local without = examples.solution(variant)
      without[place] = ""
      table.insert(samples, { answer = without, score = (total - blank.weight) / total })
    end
  end
  if #list > 1 then
    local one_more = examples.solution(variant)
    table.insert(one_more, "1")
    table.insert(samples, { answer = one_more, invalid = true })
  end
  return samples
end

return examples
