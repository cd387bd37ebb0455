-- A calculation in steps: the answer holds one array for each step.

local arrays = require "arrays"

local steps = {}

local function expected(check)
  local names = check:steps()
  return {
    en = ("Write one step on each line, as name = rows. The steps are: %s."):format(
      table.concat(names, ", ")),
    zh = ("每行写一个步骤，格式为 名称 = 各行数字。步骤有：%s。"):format(
      table.concat(names, "、")),
  }
end

steps.hint = expected

local function twice(name)
  return {
    en = ("The step %s is given twice. Give each step once."):format(name),
    zh = ("步骤 %s 出现了两次。每个步骤只写一次。"):format(name),
  }
end

-- The typed rows of each step by its name; nil and a problem when a line is not `name = rows`.
local function rows_by_name(typed, check)
  local rows, key = {}, check:key()
  for _, line in ipairs(text.lines(typed)) do
    local equals = line:find("=", 1, true)
    if equals then
      local name = text.trim(line:sub(1, equals - 1))
      if not key[name] then return nil, expected(check) end
      if rows[name] then return nil, twice(name) end
      rows[name] = line:sub(equals + 1)
    elseif text.trim(line) ~= "" then
      return nil, expected(check)
    end
  end
  return rows
end

-- A tensor for each step that was given. Steps may be left out.
function steps.parse(raw, check)
  local given, problem, key = raw, nil, check:key()
  if type(raw) ~= "table" then given, problem = rows_by_name(tostring(raw), check) end
  if not given then return nil, problem end
  local value = {}
  for name, rows in pairs(given) do
    if not key[name] then return nil, expected(check) end
    local array, fault = arrays.read(rows)
    if not array then return nil, fault end
    value[name] = arrays.fitted(array, key[name]:shape()) or array
  end
  if next(value) == nil then return nil, expected(check) end
  return value
end

function steps.solution(check)
  local lines, key = {}, check:key()
  for _, name in ipairs(check:steps()) do
    -- One line a step, whatever way the rows are shown.
    local rows = check:show(key[name]):gsub("\n", "; ")
    lines[#lines + 1] = name .. " = " .. rows
  end
  return table.concat(lines, "\n")
end

function steps.samples(check)
  local lists, name = {}, nil
  for step, array in pairs(check:key()) do
    lists[step], name = array:list(), step
  end
  return {
    { answer = steps.solution(check), score = 1, notes = {} },
    { answer = lists, score = 1, notes = {} },
    { answer = "1 2; 3 4", invalid = true },
    { answer = name .. " = a b", invalid = true },
    { answer = "no such step = 1", invalid = true },
  }
end

return steps
