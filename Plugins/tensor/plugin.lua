-- Tensor: a vector, a matrix or a bigger array, or the steps of a calculation with one array each.

local steps = require "steps"

local function has_steps(variant)
  return variant.check:kind() == "steps"
end

local function present(variant)
  if has_steps(variant) then
    return { blocks = {}, input = { kind = "lines", hint = steps.hint(variant.check) } }
  end
  local shape = variant.check:shape()
  if #shape > 2 then
    local hint = {
      en = "Type nested lists of numbers, for example [[[1, 0], [0, 1]]].",
      zh = "请输入嵌套的数字列表，例如 [[[1, 0], [0, 1]]]。",
    }
    return { blocks = {}, input = { kind = "lines", hint = hint } }
  end
  local hint = {
    en = "Type one row on each line, or separate rows with semicolons: 1 0; 0 1.",
    zh = "每行输入一行数字，或用分号分隔各行：1 0; 0 1。",
  }
  local rows, columns = shape[#shape - 1] or 1, shape[#shape] or 1
  return { blocks = {}, input = { kind = "matrix", rows = rows, columns = columns, hint = hint } }
end

local function solution(variant)
  if has_steps(variant) then return steps.solution(variant.check) end
  return variant.check:show(variant.check:key())
end

local function samples_of_array(variant)
  local check = variant.check
  local key, shape = check:key(), check:shape()
  local shape_notes = variant.note_shape ~= false and { "shape" } or {}
  local list = {
    { answer = check:show(key), score = 1, notes = {} },
    { answer = key:list(), score = 1, notes = {} },
    { answer = "a b; c d", invalid = true },
    { answer = { { 1, 2 }, { 3 } }, invalid = true },
  }
  if #shape == 2 and shape[1] ~= shape[2] then
    local transposed = key:transpose():list()
    table.insert(list, { answer = transposed, score = 0, notes = shape_notes })
  elseif #shape == 1 then
    local longer = tensor.zeros({ shape[1] + 1 }):list()
    table.insert(list, { answer = longer, score = 0, notes = shape_notes })
  end
  for _, mistake in ipairs(check:mistakes()) do
    table.insert(list, { answer = check:show(mistake.value), score = 0, notes = mistake.notes })
  end
  return list
end

local function samples(variant)
  if has_steps(variant) then return steps.samples(variant.check) end
  return samples_of_array(variant)
end

local fields = {
  answer = { type = "key", required = true, doc = "The true array and its tolerance." },
  check = { type = "check", doc = "The check that works out the true array." },
  mistakes = { type = "mistakes", doc = "Wrong arrays that have a name and an explanation." },
  note_shape = {
    type = "boolean",
    default = true,
    doc = "Whether an array of the wrong shape gets the note 'shape'.",
  },
}

local format = {
  fields = fields,
  present = present,
  parse = check.parse,
  grade = check.grade,
  solution = solution,
  samples = samples,
}

return { name = "tensor", version = "1.0.0", api = 1, formats = { tensor = format } }
