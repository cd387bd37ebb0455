-- Makes a variant: what every test must give, and what every known mistake gives.

local running = require "running"

local function fault_text(fault)
  return ("%s:%d: %s"):format(fault.file or "code", fault.line or 1, fault.message)
end

local function run(code_text, what, variant)
  local results, fault = running.results(code_text, variant)
  if not results then error(what .. " cannot be loaded: " .. fault_text(fault), 0) end
  for place, result in ipairs(results) do
    local why = result.fault
    if why and (why.kind == "syntax" or why.file == "test") and not variant.tests[place].fails then
      error(("test %d cannot be run: %s"):format(place, why.message), 0)
    end
  end
  return results
end

local function add_expected(variant, results)
  for place, test in ipairs(variant.tests) do
    if test.expect == nil and not test.fails then
      local fault = results[place].fault
      if fault then
        error(("the solution fails in test %d: %s"):format(place, fault_text(fault)), 0)
      end
      if results[place].value == nil then
        error(("the solution gives nil in test %d"):format(place), 0)
      end
      test.expect = results[place].value
    end
  end
end

local function wrong_of(question, variant)
  local list = {}
  for position, mistake in ipairs(question.wrong or {}) do
    local results = run(mistake.code, "the wrong code '" .. mistake.note .. "'", variant)
    local passes = true
    for place, test in ipairs(variant.tests) do
      passes = passes and running.passes(results[place], test, variant.tolerance)
    end
    if passes then error("the wrong code '" .. mistake.note .. "' passes every test", 0) end
    list[position] = {
      note = mistake.note,
      code = mistake.code,
      feedback = mistake.feedback,
      results = results,
    }
  end
  return list
end

return function(question)
  local variant = {
    name = question["function"],
    starter = question.starter,
    prelude = question.prelude,
    solution = question.solution,
    tests = {},
    tolerance = question.tolerance or { mode = "allclose", rtol = 1e-6, atol = 1e-9 },
    scoring = question.scoring or "share",
    instructions = question.instructions or 1000000,
  }
  for place, test in ipairs(question.tests) do
    variant.tests[place] = {
      call = test.call,
      with = test.with,
      expect = test.expect,
      fails = test.fails or false,
      hidden = test.hidden or false,
      weight = test.weight or 1,
      feedback = test.feedback,
    }
  end
  add_expected(variant, run(question.solution, "the solution", variant))
  variant.wrong = wrong_of(question, variant)
  return variant
end
