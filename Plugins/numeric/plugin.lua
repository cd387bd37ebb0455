-- Numeric: one number, compared exactly within the tolerance the question names.

local function has_units(variant)
  return variant.units ~= nil and #variant.units > 0
end

-- A number as a learner of this question would type it: with its separator and its unit.
local function typed(number, variant)
  local shown = variant.check:show(number)
  if variant.decimal_separator == "comma" then shown = shown:gsub("%.", ",") end
  if has_units(variant) then shown = shown .. " " .. variant.units[1] end
  return shown
end

local function solution(variant)
  return typed(variant.check:key(), variant)
end

local function samples(variant)
  local list = {
    { answer = solution(variant), score = 1, notes = {} },
    { answer = "many", invalid = true },
    { answer = "1e999", invalid = true },
    { answer = { "1", "2" }, invalid = true },
  }
  for _, mistake in ipairs(variant.check:mistakes()) do
    table.insert(list, { answer = typed(mistake.value, variant), score = 0, notes = mistake.notes })
  end
  if has_units(variant) then
    table.insert(list, { answer = "1", invalid = true })
  end
  return list
end

local function hint(variant)
  if has_units(variant) then
    return {
      en = ("Give a number with its unit: %s."):format(table.concat(variant.units, ", ")),
      zh = ("请给出带单位的数：%s。"):format(table.concat(variant.units, "、")),
    }
  elseif variant.arithmetic then
    return {
      en = "Give a number, or an expression with + - * / ^ and brackets.",
      zh = "请给出一个数，或者含 + - * / ^ 和括号的算式。",
    }
  end
  return { en = "Give one number.", zh = "请给出一个数。" }
end

local function present(variant)
  return { blocks = {}, input = { kind = "line", hint = hint(variant) } }
end

local fields = {
  answer = { type = "key", required = true, doc = "The true number and its tolerance." },
  check = { type = "check", doc = "The check that works out the true number." },
  mistakes = { type = "mistakes", doc = "Wrong numbers that have a name and an explanation." },
  units = {
    type = "list",
    of = { type = "string" },
    doc = "Unit spellings that are accepted; with this list the unit must be written.",
  },
  arithmetic = {
    type = "boolean",
    default = false,
    doc = "Whether an expression such as 12*768^2 is accepted.",
  },
  decimal_separator = {
    type = "enum",
    values = { "point", "comma", "automatic" },
    default = "automatic",
    doc = "What separates the decimals in a typed number.",
  },
}

local numeric = {
  fields = fields,
  present = present,
  parse = check.parse,
  grade = check.grade,
  solution = solution,
  samples = samples,
}

return { name = "numeric", version = "1.0.0", api = 1, formats = { numeric = numeric } }
