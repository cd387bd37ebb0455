-- Code: the learner writes a Lua function, and tests grade it.

local marking = require "marking"
local running = require "running"
local values = require "values"

local function test_table(variant)
  local rows = {}
  for _, test in ipairs(variant.tests) do
    if not test.hidden then
      local english, chinese = marking.call_text(test)
      local wanted = test.fails and { en = "an error", zh = "报错" } or values.show(test.expect)
      rows[#rows + 1] = { { en = english, zh = chinese }, wanted }
    end
  end
  local header = { { en = "Call", zh = "调用" }, { en = "Expected", zh = "应得" } }
  return { kind = "table", header = header, rows = rows }, #rows
end

local function present(variant)
  local blocks = {}
  for _, part in ipairs { variant.prelude or "", variant.starter or "" } do
    if part ~= "" then blocks[#blocks + 1] = { kind = "code", text = part, language = "lua" } end
  end
  local tests, shown = test_table(variant)
  if shown > 0 then blocks[#blocks + 1] = tests end
  local hidden = #variant.tests - shown
  local hint = {
    en = ("Write the function %s in Lua. Hidden tests: %d."):format(variant.name, hidden),
    zh = ("请用 Lua 编写函数 %s。隐藏测试：%d 个。"):format(variant.name, hidden),
  }
  return { blocks = blocks, input = { kind = "lines", hint = hint } }
end

local function parse(raw, variant)
  if type(raw) ~= "string" then
    return nil, { en = "Give the code as one text.", zh = "请以一段文本给出代码。" }
  end
  local is_sound, problem = running.check(raw, variant)
  if not is_sound then return nil, problem end
  return raw
end

local function samples(variant)
  local list = {
    { answer = variant.solution, score = 1, notes = {} },
    { answer = "function " .. variant.name .. "(", invalid = true },
    { answer = "local " .. variant.name, invalid = true },
    { answer = { "not", "a", "text" }, invalid = true },
  }
  for _, mistake in ipairs(variant.wrong) do list[#list + 1] = { answer = mistake.code } end
  local endless = "function %s() while true do end end"
  list[#list + 1] = { answer = endless:format(variant.name), score = 0, notes = { "budget" } }
  return list
end

return {
  name = "code",
  version = "1.0.0",
  api = 1,
  -- The learner's code has a budget of its own for each test, which is charged here.
  budget = { instructions = 200000000, allocation = 2 << 30, memory = 128 << 20 },
  formats = {
    code = {
      fields = require "fields",
      prepare = require "preparing",
      present = present,
      parse = parse,
      grade = marking.grade,
      solution = function(variant) return variant.solution end,
      samples = samples,
    },
  },
}
