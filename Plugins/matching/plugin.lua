-- Matching: give each left side its right side.

local reading = require "reading"

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

-- A text as one string, the same for equal texts.
local function text_key(words)
  if type(words) ~= "table" then return tostring(words) end
  local parts = {}
  for language, translation in pairs(words) do
    parts[#parts + 1] = language .. ": " .. tostring(translation)
  end
  return table.concat(parts, "\n")
end

local function read_pairs(question)
  local left, right = {}, {}
  for position, pair in ipairs(question.pairs) do
    local id, meaning = pair.id or "p" .. position, text_key(pair.right)
    left[position] = { label = tostring(position), id = id, text = pair.left, meaning = meaning }
    right[position] = { id = id, text = pair.right, meaning = meaning }
  end
  for position, words in ipairs(question.extra or {}) do
    right[#right + 1] = { id = "x" .. position, text = words, meaning = text_key(words) }
  end
  return left, right
end

local function check_ids(right)
  local seen = {}
  for _, item in ipairs(right) do
    local id = text.fold(item.id)
    if seen[id] then error(("the id '%s' is used twice"):format(item.id), 0) end
    if id:find("^%a$") then
      error(("the id '%s' would be taken for a letter; use a longer word"):format(item.id), 0)
    elseif id:find("^%d+$") then
      error(("the id '%s' would be taken for a number; use a word"):format(item.id), 0)
    end
    seen[id] = true
  end
end

local function prepare(question, rng)
  local left, right = read_pairs(question)
  if #left < 2 or #right > #letters then
    error(("a matching needs at least 2 pairs and at most 26 right sides, not %d and %d"):format(
      #left, #right), 0)
  end
  check_ids(right)
  local shown = {}
  for place, position in ipairs(rng:order(#right)) do
    shown[place] = right[position]
    shown[place].label = letters:sub(place, place)
  end
  return { left = left, right = shown, feedback = question.feedback }
end

local function items(sides)
  local list = {}
  for place, side in ipairs(sides) do list[place] = { label = side.label, text = side.text } end
  return list
end

local function present(variant)
  return {
    blocks = {
      {
        kind = "columns",
        left = items(variant.left),
        right = items(variant.right),
        titles = { { en = "Match these", zh = "待配对" }, { en = "with these", zh = "配对项" } },
      },
    },
    input = { kind = "line", hint = reading.expected(variant) },
  }
end

local function part_of(left, chosen)
  if not chosen then
    return {
      name = left.label,
      score = 0,
      feedback = { en = left.label .. " has no match.", zh = left.label .. " 没有配对。" },
    }
  end
  local pair = left.label .. chosen.label
  if chosen.meaning == left.meaning then
    local feedback = { en = pair .. " is right.", zh = pair .. " 正确。" }
    return { name = left.label, score = 1, feedback = feedback }
  end
  local feedback = { en = pair .. " is not right.", zh = pair .. " 不正确。" }
  return { name = left.label, score = 0, feedback = feedback }
end

-- `value` maps the id of a left side to the id of the right side given to it.
local function grade(value, variant)
  local right_by_id, parts, trace, count = {}, {}, {}, 0
  for _, right in ipairs(variant.right) do right_by_id[right.id] = right end
  for place, left in ipairs(variant.left) do
    local part = part_of(left, right_by_id[value[left.id]])
    parts[place], trace[place] = part, part.feedback
    count = count + part.score
  end
  trace[#trace + 1] = {
    en = ("Right pairs: %d of %d."):format(count, #parts),
    zh = ("正确的配对：%d / %d。"):format(count, #parts),
  }
  return {
    score = count / #parts,
    parts = parts,
    trace = trace,
    feedback = count < #parts and variant.feedback or nil,
  }
end

return {
  name = "matching",
  version = "1.0.0",
  api = 1,
  formats = {
    matching = {
      fields = require "fields",
      prepare = prepare,
      present = present,
      parse = reading.parse,
      grade = grade,
      solution = require("examples").solution,
      samples = require("examples").samples,
    },
  },
}
