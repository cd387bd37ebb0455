-- Marking a cloze: every blank by itself, then the weighted share.

local marking = {}

-- A text as it is compared: folded, no blanks beside punctuation, no full stop at the end.
local function plain(words)
  local folded = text.fold(words):gsub(" ?(%p) ?", "%1"):gsub("%.$", ""):gsub("。$", "")
  return folded
end

local function in_language(words, language)
  if type(words) ~= "table" then return tostring(words) end
  return tostring(words[language] or words.en or words.zh)
end

local function is_accepted(filling, accept)
  local answer = plain(filling)
  for _, accepted in ipairs(accept) do
    if plain(accepted) == answer then return true end
  end
  return false
end

local function is_right_option(id, options)
  for _, option in ipairs(options) do
    if option.id == id then return option.correct end
  end
  return false
end

-- Whether the filling is right and, for a number, how far off it is.
local function judge(filling, blank)
  if blank.options then return is_right_option(filling, blank.options) end
  if blank.accept then return is_accepted(filling, blank.accept) end
  local verdict = decimal.judge(text.number(filling), blank.value, blank.tolerance)
  return verdict.within, verdict.text
end

local function describe(blank, is_right, margin)
  local sentence = is_right and {
    en = ("Blank %s is right."):format(blank.label),
    zh = ("第 %s 空正确。"):format(blank.label),
  } or {
    en = ("Blank %s is not right."):format(blank.label),
    zh = ("第 %s 空不正确。"):format(blank.label),
  }
  if not margin then return sentence, sentence end
  return sentence, {
    en = sentence.en .. " " .. in_language(margin, "en"),
    zh = sentence.zh .. in_language(margin, "zh"),
  }
end

local function part_of(blank, filling)
  if not filling then
    local feedback = {
      en = ("Blank %s is empty."):format(blank.label),
      zh = ("第 %s 空没有填写。"):format(blank.label),
    }
    return { name = blank.name, score = 0, feedback = feedback }, feedback
  end
  local is_right, margin = judge(filling, blank)
  local feedback, trace = describe(blank, is_right, margin)
  return { name = blank.name, score = is_right and 1 or 0, feedback = feedback }, trace
end

function marking.grade(value, variant)
  local parts, trace, earned, total = {}, {}, 0, 0
  for place, blank in ipairs(variant.blanks) do
    parts[place], trace[place] = part_of(blank, value[blank.name])
    earned = earned + blank.weight * parts[place].score
    total = total + blank.weight
  end
  trace[#trace + 1] = {
    en = ("Right blanks weigh %s of %s."):format(text.show(earned), text.show(total)),
    zh = ("正确的空占权重 %s / %s。"):format(text.show(earned), text.show(total)),
  }
  return { score = earned / total, parts = parts, trace = trace }
end

return marking
