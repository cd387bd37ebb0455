-- Marking a choice: who picked what, and what that earns.

local marking = {}

local scores = {
  net = function(count)
    return math.max(0, (count.hits - count.false_picks) / count.correct)
  end,
  ["all-or-nothing"] = function(count)
    return count.hits == count.correct and count.false_picks == 0 and 1 or 0
  end,
  ["per-option"] = function(count)
    local rightly_left = count.options - count.correct - count.false_picks
    return (count.hits + rightly_left) / count.options
  end,
  hits = function(count)
    return count.false_picks == 0 and count.hits / count.correct or 0
  end,
}

-- The options by what happened to them. Wrong options that were left alone are in none of these.
local function sort_out(ids, options)
  local chosen = {}
  for _, id in ipairs(ids) do chosen[id] = true end
  local sorted = { hits = {}, false_picks = {}, missed = {}, chosen = {} }
  for _, option in ipairs(options) do
    local group
    if chosen[option.id] then
      group = option.correct and sorted.hits or sorted.false_picks
      table.insert(sorted.chosen, option)
    elseif option.correct then
      group = sorted.missed
    end
    if group then table.insert(group, option) end
  end
  return sorted
end

local function labels_of(options, separator, nothing)
  local labels = {}
  for position, option in ipairs(options) do labels[position] = option.label end
  return #labels > 0 and table.concat(labels, separator) or nothing
end

local function trace_of_one(sorted)
  local label = sorted.chosen[1].label
  if #sorted.hits == 1 then
    return { en = label .. " was chosen and is right.", zh = "选择了 " .. label .. "，正确。" }
  end
  return { en = label .. " was chosen and is not right.", zh = "选择了 " .. label .. "，不正确。" }
end

local function trace_of_several(sorted, scoring, score)
  local function picks(sentences, separator, nothing)
    return sentences:format(
      labels_of(sorted.hits, separator, nothing),
      labels_of(sorted.false_picks, separator, nothing),
      labels_of(sorted.missed, separator, nothing))
  end
  local english = "Chosen and right: %s. Chosen but wrong: %s. Right but not chosen: %s."
  return {
    {
      en = picks(english, ", ", "none"),
      zh = picks("选对：%s。误选：%s。漏选：%s。", "、", "无"),
    },
    {
      en = ("Scoring %s gives %.2f."):format(scoring, score),
      zh = ("按 %s 计分，得 %.2f。"):format(scoring, score),
    },
  }
end

function marking.grade(ids, variant)
  local sorted = sort_out(ids, variant.options)
  local notes, noted, feedback = {}, {}, {}
  for _, option in ipairs(sorted.chosen) do
    feedback[#feedback + 1] = option.feedback
    local note = not option.correct and option.note
    if note and not noted[note] then
      noted[note] = true
      notes[#notes + 1] = note
    end
  end
  local result = { notes = notes, feedback = feedback }
  if variant.multiple then
    result.score = scores[variant.scoring] {
      hits = #sorted.hits,
      false_picks = #sorted.false_picks,
      correct = #sorted.hits + #sorted.missed,
      options = #variant.options,
    }
    result.trace = trace_of_several(sorted, variant.scoring, result.score)
  else
    result.score = #sorted.hits
    result.trace = { trace_of_one(sorted) }
  end
  return result
end

return marking
