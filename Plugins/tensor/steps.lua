-- A calculation in steps: the answer holds one array for each step.

local steps = {}

function steps.hint(check)
  local names = check:steps()
  return {
    en = ("Write one step on each line, as name = rows. The steps are: %s."):format(
      table.concat(names, ", ")),
    zh = ("每行写一个步骤，格式为 名称 = 各行数字。步骤有：%s。"):format(
      table.concat(names, "、")),
  }
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
