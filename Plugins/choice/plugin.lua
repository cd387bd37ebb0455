-- Choice: one option, several options, or true against false.
-- An answer is kept as a list of option ids, so it means the same under every seed.

local reading = require "reading"
local marking = require "marking"
local examples = require "examples"

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

local function true_false_options(question)
  local feedback = question.feedback or {}
  return {
    {
      id = "true",
      text = { en = "True", zh = "正确" },
      words = { "t", "对", "正确" },
      correct = question.answer,
      feedback = feedback.when_true,
    },
    {
      id = "false",
      text = { en = "False", zh = "错误" },
      words = { "f", "错", "错误" },
      correct = not question.answer,
      feedback = feedback.when_false,
    },
  }
end

local function authored_options(question)
  local options = {}
  for position, option in ipairs(question.options) do
    options[position] = {
      id = option.id or "o" .. position,
      text = option.text,
      correct = option.correct == true,
      pin = option.pin == true,
      note = option.note,
      feedback = option.feedback,
    }
  end
  return options
end

-- Raises an error when two options could be mistaken for each other.
local function check_distinct(options)
  local seen = {}
  for _, option in ipairs(options) do
    if option.id:find("^%a$") then
      error(("option id '%s' would be taken for a letter; use a longer word"):format(option.id), 0)
    end
    local names = { [("id '%s'"):format(text.fold(option.id))] = true }
    local texts = type(option.text) == "table" and option.text or { [""] = option.text }
    for language, words in pairs(texts) do
      local kind = language == "" and "text" or ("text (%s)"):format(language)
      names[("%s '%s'"):format(kind, text.trim(tostring(words)))] = true
    end
    for name in pairs(names) do
      if seen[name] then
        error(("options '%s' and '%s' have the same %s"):format(seen[name], option.id, name), 0)
      end
      seen[name] = option.id
    end
  end
end

-- Raises an error when the number of options, or of right options, cannot be.
local function check_counts(options, multiple)
  local correct = 0
  for _, option in ipairs(options) do
    if option.correct then correct = correct + 1 end
  end
  if #options < 2 or #options > #letters then
    error(("a choice needs 2 to 26 options, not %d"):format(#options), 0)
  elseif correct == 0 then
    error("no option is marked 'correct: true'", 0)
  elseif correct > 1 and not multiple then
    error(("%d options are correct; write 'multiple: true' or keep one"):format(correct), 0)
  end
end

-- Shuffled, with pinned options last, and labelled A, B, C … from the top.
local function in_shown_order(options, shuffle, rng)
  local free, pinned, shown = {}, {}, {}
  for _, option in ipairs(options) do
    local group = (option.pin or not shuffle) and pinned or free
    group[#group + 1] = option
  end
  for _, position in ipairs(rng:order(#free)) do shown[#shown + 1] = free[position] end
  for _, option in ipairs(pinned) do shown[#shown + 1] = option end
  for position, option in ipairs(shown) do option.label = letters:sub(position, position) end
  return shown
end

local function prepare(question, rng)
  local is_true_false = question.answer ~= nil
  if is_true_false == (question.options ~= nil) then
    error("a choice needs either 'options' or 'answer: true' / 'answer: false'", 0)
  end
  local multiple = question.multiple == true and not is_true_false
  local options = is_true_false and true_false_options(question) or authored_options(question)
  check_distinct(options)
  check_counts(options, multiple)
  local shuffle = question.shuffle ~= false and not is_true_false
  return {
    multiple = multiple,
    scoring = question.scoring or "net",
    options = in_shown_order(options, shuffle, rng),
  }
end

local function present(variant)
  local items, labels = {}, {}
  for position, option in ipairs(variant.options) do
    items[position] = { label = option.label, text = option.text }
    labels[position] = option.label
  end
  return {
    blocks = { { kind = "options", items = items } },
    input = {
      kind = "choice",
      labels = labels,
      multiple = variant.multiple,
      hint = reading.expected(variant),
    },
  }
end

-- Letters as they are shown, so that a learner finds them again.
local function solution(variant)
  local labels = ""
  for _, option in ipairs(variant.options) do
    if option.correct then labels = labels .. option.label end
  end
  return labels
end

local choice = {
  fields = require "fields",
  prepare = prepare,
  present = present,
  parse = reading.parse,
  grade = marking.grade,
  solution = solution,
  samples = examples.samples,
}

return { name = "choice", version = "1.0.0", api = 1, formats = { choice = choice } }
