-- Grades code by the tests it passes, and says what the first failing one shows.

local running = require "running"
local values = require "values"

local marking = {}

-- The call of a test with the values it uses, in the words of Lua.
function marking.call_text(test)
  local names = {}
  for name, value in pairs(test.with or {}) do
    names[#names + 1] = name .. " = " .. values.show(value)
  end
  if #names == 0 then return test.call, test.call end
  local list = table.concat(names, ", ")
  return test.call .. " with " .. list, test.call .. "，其中 " .. list
end

local function got_text(result)
  if not result.fault then
    local shown = values.show(result.value)
    return { en = "gave `" .. shown .. "`", zh = "得到 `" .. shown .. "`" }
  end
  local place = result.fault.file == "answer" and result.fault.line
  local english = place and ("failed in line %d: "):format(place) or "failed: "
  local chinese = place and ("在第 %d 行出错："):format(place) or "出错："
  return { en = english .. result.fault.message, zh = chinese .. result.fault.message }
end

local function wanted_text(test)
  if test.fails then return { en = "expected an error", zh = "应当报错" } end
  local shown = values.show(test.expect)
  return { en = "expected `" .. shown .. "`", zh = "应为 `" .. shown .. "`" }
end

-- What the first failing test shows.
local function failure_text(place, test, result)
  if test.hidden then
    return {
      en = ("Hidden test %d failed."):format(place),
      zh = ("隐藏测试 %d 没有通过。"):format(place),
    }
  end
  local english, chinese = marking.call_text(test)
  local got, wanted = got_text(result), wanted_text(test)
  return {
    en = ("Test %d: `%s` %s; %s."):format(place, english, got.en, wanted.en),
    zh = ("测试 %d：`%s` %s；%s。"):format(place, chinese, got.zh, wanted.zh),
  }
end

local function load_failure(fault)
  local place = fault.file == "answer" and fault.line
  return {
    score = 0,
    notes = { fault.kind == "budget" and "budget" or "error" },
    feedback = {
      en = ("The code stopped%s, before any test: %s.")
        :format(place and (" in line " .. place) or "", fault.message),
      zh = ("代码在测试之前就停止了%s：%s。")
        :format(place and ("（第 " .. place .. " 行）") or "", fault.message),
    },
  }
end

local function notes_of(results, failed, variant)
  local notes, feedback = {}, {}
  for _, mistake in ipairs(variant.wrong) do
    if running.alike(results, mistake.results, variant.tolerance) then
      notes[#notes + 1] = mistake.note
      feedback[#feedback + 1] = mistake.feedback
    end
  end
  local fault = results[failed].fault
  if fault then notes[#notes + 1] = fault.kind == "budget" and "budget" or "error" end
  return notes, feedback
end

function marking.grade(code_text, variant)
  local results, fault = running.results(code_text, variant)
  if not results then return load_failure(fault) end
  local earned, total, passed, failed, parts = 0, 0, 0, nil, {}
  for place, test in ipairs(variant.tests) do
    local passes = running.passes(results[place], test, variant.tolerance)
    total = total + test.weight
    if passes then
      earned, passed = earned + test.weight, passed + 1
    elseif not failed then
      failed = place
    end
    parts[place] = { name = "test " .. place, score = passes and 1 or 0 }
  end
  local count = #variant.tests
  local trace = {
    {
      en = ("%d of %d tests passed"):format(passed, count),
      zh = ("通过了 %d 个测试，共 %d 个"):format(passed, count),
    },
  }
  if not failed then return { score = 1, trace = trace, parts = parts } end
  local notes, feedback = notes_of(results, failed, variant)
  local test = variant.tests[failed]
  if test.feedback then feedback[#feedback + 1] = test.feedback end
  feedback[#feedback + 1] = failure_text(failed, test, results[failed])
  local score = variant.scoring == "share" and total > 0 and earned / total or 0
  return { score = score, notes = notes, feedback = feedback, trace = trace, parts = parts }
end

return marking
