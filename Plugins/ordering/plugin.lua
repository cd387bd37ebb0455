-- Ordering: put the items into the right order. They are authored in that order.

local examples = require "examples"
local marking = require "marking"
local reading = require "reading"

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

-- Raises an error when two items read the same: nobody could tell which is which.
local function check_distinct(items)
  local seen = {}
  for position, item in ipairs(items) do
    local texts = type(item) == "table" and item or { common = item }
    for language, words in pairs(texts) do
      local name = language .. " text '" .. text.trim(tostring(words)) .. "'"
      if seen[name] then
        error(("items %d and %d have the same %s"):format(seen[name], position, name), 0)
      end
      seen[name] = position
    end
  end
end

-- The authored positions as shown: the first may be pinned, the others follow the seed.
local function shown_positions(count, fixed_first, rng)
  local pinned = fixed_first and 1 or 0
  local positions = fixed_first and { 1 } or {}
  for _, position in ipairs(rng:order(count - pinned)) do
    positions[#positions + 1] = position + pinned
  end
  return positions
end

local function prepare(question, rng)
  local count = #question.items
  if count < 3 or count > #letters then
    error(("an ordering needs 3 to 26 items, not %d"):format(count), 0)
  end
  check_distinct(question.items)
  local shown = {}
  for place, position in ipairs(shown_positions(count, question.fixed_first, rng)) do
    shown[place] = {
      id = "i" .. position,
      label = letters:sub(place, place),
      text = question.items[position],
      position = position,
    }
  end
  return { shown = shown, scoring = question.scoring or "adjacent" }
end

local function present(variant)
  local items, labels = {}, {}
  for place, item in ipairs(variant.shown) do
    items[place] = { label = item.label, text = item.text }
    labels[place] = item.label
  end
  return {
    blocks = { { kind = "options", items = items } },
    input = { kind = "order", labels = labels, hint = reading.expected(variant) },
  }
end

return {
  name = "ordering",
  version = "1.0.0",
  api = 1,
  formats = {
    ordering = {
      fields = {
        items = {
          type = "list",
          of = { type = "text" },
          required = true,
          min = 3,
          max = 26,
          doc = "The items in the right order.",
        },
        scoring = {
          type = "enum",
          values = { "adjacent", "longest", "all-or-nothing" },
          default = "adjacent",
          doc = "How an order that is not quite right becomes a score.",
        },
        fixed_first = {
          type = "boolean",
          default = false,
          doc = "Whether the first item is shown first instead of being shuffled.",
        },
      },
      prepare = prepare,
      present = present,
      parse = reading.parse,
      grade = marking.grade,
      solution = examples.solution,
      samples = examples.samples,
    },
  },
}
