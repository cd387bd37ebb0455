-- Numeric: one number, compared exactly within the tolerance the question names.

local function reading_options(variant)
  return {
    arithmetic = variant.arithmetic,
    units = variant.units,
    decimal_separator = variant.decimal_separator,
  }
end

local function has_units(variant)
  return variant.units ~= nil and #variant.units > 0
end

local function unit_missing(units)
  return {
    en = ("Add the unit: %s."):format(table.concat(units, ", ")),
    zh = ("请写出单位：%s。"):format(table.concat(units, "、")),
  }
end

local not_finite = {
  en = "The number is too large to be read, or not a number. Give a finite number.",
  zh = "这个数太大而无法读取，或者不是数。请给出一个有限的数。",
}

local not_one_number = { en = "Give one number.", zh = "请给出一个数。" }

-- A typed number keeps its text, so that 0.350 and 0.35 can be told apart.
local function parse(raw, variant)
  if type(raw) ~= "string" then return nil, not_one_number end
  local number, problem = text.number(raw, reading_options(variant))
  if not number then return nil, problem end
  -- Only infinities and "not a number" differ from themselves in this way: ∞ − ∞ is not 0.
  if number.value - number.value ~= 0 then return nil, not_finite end
  if has_units(variant) and not number.unit then return nil, unit_missing(variant.units) end
  return number
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
  return not_one_number
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
  parse = parse,
  grade = check.grade,
  solution = solution,
  samples = samples,
}

return { name = "numeric", version = "1.0.0", api = 1, formats = { numeric = numeric } }
