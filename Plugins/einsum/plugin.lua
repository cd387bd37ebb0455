-- Einsum: subscripts such as bqd,bkd->bqk, judged by what they compute and not by their letters.

local arrays = require "arrays"
local examples = require "examples"
local marking = require "marking"
local reading = require "reading"

local set_count = 3
local default_names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

-- The author's subscripts as they are read for a learner, or an error that says where they stand.
local function read(subscripts, ranks, names, place)
  local read_subscripts, problem = reading.read(subscripts, ranks, names)
  if not read_subscripts then
    error(("%s '%s': %s"):format(place, subscripts, problem.en), 0)
  end
  return read_subscripts
end

-- The name of each operand, as many as there are.
local function names_of(question, count)
  local names = question.names or {}
  if not question.names then
    for number = 1, count do names[number] = default_names:sub(number, number) end
  end
  if #names ~= count then
    error(("operands in 'names': %d, in 'answer': %d; give one name for each"):format(
      #names, count), 0)
  end
  return names
end

-- How the axes of an operand are shown: by their letters, or by the words of 'axes'.
local function shown_axes(letters, axes)
  local english, chinese = {}, {}
  for axis, letter in ipairs(letters) do
    local words = axes and axes[letter] or letter
    if axes and not axes[letter] then
      error(("'axes' does not say what '%s' of 'answer' means"):format(letter), 0)
    end
    local by_language = type(words) == "table" and words or { en = words, zh = words }
    english[axis] = by_language.en or by_language.zh
    chinese[axis] = by_language.zh or by_language.en
  end
  return {
    en = ("[%s]"):format(table.concat(english, ", ")),
    zh = ("[%s]"):format(table.concat(chinese, ", ")),
  }
end

local function shown_operands(reference, names, axes)
  for letter in pairs(axes or {}) do
    if not reference.canonical[letter] then
      error(("'axes' describes '%s', which is not in 'answer'"):format(letter), 0)
    end
  end
  local rows = {}
  for number, indices in ipairs(reference.operands) do
    local letters = {}
    for axis, index in ipairs(indices) do letters[axis] = reference.typed[index] end
    rows[number] = { names[number], shown_axes(letters, axes) }
  end
  return rows
end

local function read_mistakes(question, reference, ranks, names)
  local mistakes = {}
  for position, mistake in ipairs(question.mistakes or {}) do
    local wrong = read(mistake.value, ranks, names, ("mistake '%s'"):format(mistake.note))
    if wrong.subscripts == reference.subscripts then
      error(("mistake '%s' computes the same as 'answer'"):format(mistake.note), 0)
    end
    mistakes[position] = {
      note = mistake.note,
      value = mistake.value,
      subscripts = wrong.subscripts,
      feedback = mistake.feedback,
    }
  end
  return mistakes
end

local function prepare(question, rng)
  if question.answer:find(".", 1, true) then
    error("'answer' names every axis by a letter, without '...'", 0)
  end
  local ranks = reading.ranks(question.answer)
  local names = names_of(question, #ranks)
  local reference = read(question.answer, ranks, names, "'answer'")
  local sets = {}
  for number = 1, set_count do sets[number] = arrays.draw(reference, rng) end
  return {
    answer = text.trim(question.answer),
    reference = reference,
    names = names,
    ranks = ranks,
    sets = sets,
    mistakes = read_mistakes(question, reference, ranks, names),
    rows = shown_operands(reference, names, question.axes),
  }
end

local function present(variant)
  local header = { { en = "Operand", zh = "操作数" }, { en = "Axes", zh = "各轴" } }
  local hint = {
    en = "Write subscripts as for einsum, for example ij,jk->ik.",
    zh = "请写出 einsum 的下标，例如 ij,jk->ik。",
  }
  return {
    blocks = { { kind = "table", header = header, rows = variant.rows } },
    input = { kind = "line", hint = hint },
  }
end

local function parse(raw, variant)
  if type(raw) ~= "string" then
    return nil, {
      en = "Give one text, for example ij,jk->ik.",
      zh = "请给出一段文本，例如 ij,jk->ik。",
    }
  end
  return reading.read(raw, variant.ranks, variant.names)
end

local einsum = {
  fields = require "fields",
  prepare = prepare,
  present = present,
  parse = parse,
  grade = marking.grade,
  solution = examples.solution,
  samples = examples.samples,
}

return { name = "einsum", version = "1.0.0", api = 1, formats = { einsum = einsum } }
