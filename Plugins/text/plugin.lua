-- Text: a word or a short phrase, compared without regard to case, width and spacing.

-- A text as it is compared: folded, no blanks beside punctuation, no full stop at the end.
local function plain(words)
  local folded = text.fold(words):gsub(" ?(%p) ?", "%1"):gsub("%.$", ""):gsub("。$", "")
  return folded
end

-- The strings of a text: itself, or one for each language, English first.
local function strings_of(words)
  if type(words) ~= "table" then return { tostring(words) } end
  local strings = { words.en }
  for language, translation in pairs(words) do
    if language ~= "en" then strings[#strings + 1] = tostring(translation) end
  end
  return strings
end

local function all_strings(list)
  local all = {}
  for _, words in ipairs(list) do
    for _, string_of_text in ipairs(strings_of(words)) do all[#all + 1] = string_of_text end
  end
  return all
end

local function prepare(question)
  local accept = all_strings(question.accept)
  if #accept == 0 then error("'accept' lists no answer", 0) end
  local wrong = {}
  for position, mistake in ipairs(question.wrong or {}) do
    local match = all_strings(mistake.match)
    wrong[position] = { note = mistake.note, match = match, feedback = mistake.feedback }
  end
  return {
    accept = accept,
    patterns = question.patterns or {},
    wrong = wrong,
    distance = question.distance or 1,
    typos = question.typos or "hint",
  }
end

local function present()
  local hint = { en = "Type a word or a short phrase.", zh = "请输入一个词或短语。" }
  return { blocks = {}, input = { kind = "line", hint = hint } }
end

local function parse(raw)
  if type(raw) == "string" then return text.trim(raw) end
  return nil, { en = "Give one word or short phrase.", zh = "请给出一个词或短语。" }
end

-- The first of `strings` that reads the same as `answer`, both compared plainly.
local function same_string(answer, strings)
  for _, candidate in ipairs(strings) do
    if plain(candidate) == answer then return candidate end
  end
  return nil
end

local function matching_pattern(answer, patterns)
  for _, pattern in ipairs(patterns) do
    if answer:find(pattern) then return pattern end
  end
  return nil
end

-- An accepted answer that differs from `answer` by few typos, and how many they are.
-- Short words are left out: one letter away from a short word is another word.
local function near_string(answer, variant)
  local length = text.length(answer)
  for _, candidate in ipairs(variant.accept) do
    local accepted = plain(candidate)
    local accepted_length = text.length(accepted)
    local is_long = accepted_length >= 2 + 2 * variant.distance
    if is_long and math.abs(accepted_length - length) <= variant.distance then
      local typos = text.distance(answer, accepted)
      if typos <= variant.distance then return candidate, typos end
    end
  end
  return nil
end

local function graded_as_near(candidate, typos, variant)
  local score = variant.typos == "full" and 1 or 0
  local feedback = score == 0 and {
    en = "This is close to an accepted answer. Check the spelling.",
    zh = "这与一个可接受的答案很接近。请检查拼写。",
  } or nil
  return {
    score = score,
    notes = { "near" },
    feedback = feedback,
    trace = {
      {
        en = ("Typos against “%s”: %d."):format(candidate, typos),
        zh = ("与“%s”相比，拼写错误有 %d 处。"):format(candidate, typos),
      },
    },
  }
end

local function grade(typed, variant)
  local answer = plain(typed)
  local accepted = same_string(answer, variant.accept)
  if accepted then
    local trace = { en = "Equal to “" .. accepted .. "”.", zh = "与“" .. accepted .. "”相同。" }
    return { score = 1, trace = { trace } }
  end
  local pattern = matching_pattern(answer, variant.patterns)
  if pattern then
    local trace = { en = "Fits the pattern " .. pattern, zh = "符合模式 " .. pattern }
    return { score = 1, trace = { trace } }
  end
  for _, mistake in ipairs(variant.wrong) do
    local known = same_string(answer, mistake.match)
    if known then
      local trace = { en = "Known mistake “" .. known .. "”.", zh = "已知错误“" .. known .. "”。" }
      return { score = 0, notes = { mistake.note }, feedback = mistake.feedback, trace = { trace } }
    end
  end
  local near, typos = near_string(answer, variant)
  if near then return graded_as_near(near, typos, variant) end
  local trace = { en = "Equal to no accepted answer.", zh = "与任何可接受的答案都不同。" }
  return { score = 0, trace = { trace } }
end

local function solution(variant)
  return variant.accept[1]
end

return {
  name = "text",
  version = "1.0.0",
  api = 1,
  formats = {
    text = {
      fields = require "fields",
      prepare = prepare,
      present = present,
      parse = parse,
      grade = grade,
      solution = solution,
      samples = require "examples",
    },
  },
}
