-- Cloze: a text with blanks, each filled with a word, a number or one of several options.

local blanks = require "blanks"
local examples = require "examples"
local marking = require "marking"
local reading = require "reading"

local function prepare(question, rng)
  local names = blanks.names(question.text, question.blanks)
  local list, total = {}, 0
  for place, name in ipairs(names) do
    list[place] = blanks.read(name, tostring(place), question.blanks[name], rng)
    total = total + list[place].weight
  end
  if total <= 0 then error("the blanks have no weight", 0) end
  return { text = blanks.numbered_text(question.text, list), blanks = list }
end

local function hint(variant)
  local count = #variant.blanks
  if count == 1 then return { en = "Fill the blank.", zh = "请填空。" } end
  return {
    en = ("Fill the %d blanks in order, separated by semicolons."):format(count),
    zh = ("请按顺序填写 %d 个空，用分号分隔。"):format(count),
  }
end

local function present(variant)
  local blocks = { { kind = "text", text = variant.text } }
  for _, blank in ipairs(variant.blanks) do
    if blank.options then
      local title = {
        en = ("Options for blank %s:"):format(blank.label),
        zh = ("第 %s 空的选项："):format(blank.label),
      }
      local items = {}
      for place, option in ipairs(blank.options) do
        items[place] = { label = option.label, text = option.text }
      end
      blocks[#blocks + 1] = { kind = "text", text = title }
      blocks[#blocks + 1] = { kind = "options", items = items }
    end
  end
  return { blocks = blocks, input = { kind = "line", hint = hint(variant) } }
end

return {
  name = "cloze",
  version = "1.0.0",
  api = 1,
  formats = {
    cloze = {
      fields = require "fields",
      prepare = prepare,
      present = present,
      parse = reading.parse,
      grade = marking.grade,
      solution = examples.solution,
      samples = examples.samples,
    },
  },
}
