-- Runs code through the tests of a variant.

local values = require "values"

local running = {}

local function options(variant)
  return { prelude = variant.prelude, instructions = variant.instructions }
end

-- Runs the tests; gives the list of results, or nil and why the code could not be loaded.
function running.results(code_text, variant)
  local outcome = code.run(code_text, variant.tests, options(variant))
  if outcome.fault then return nil, outcome.fault end
  return outcome.results
end

-- Whether the code can be compiled and defines the function, or nil and a problem.
function running.check(code_text, variant)
  local name = variant.name
  local outcome = code.run(code_text, { { call = "type(" .. name .. ")" } }, options(variant))
  local fault = outcome.fault
  if fault and fault.kind == "syntax" then
    local place = fault.line or 1
    return nil, {
      en = ("Line %d is no Lua: %s."):format(place, fault.message),
      zh = ("第 %d 行不是合法的 Lua：%s。"):format(place, fault.message),
    }
  end
  -- Other faults of loading are graded, with what they say.
  if fault or outcome.results[1].value == "function" then return true end
  return nil, {
    en = ("The code defines no global function '%s'. Write 'function %s(…)', without 'local'.")
      :format(name, name),
    zh = ("代码没有定义全局函数“%s”。请写成“function %s(…)”，前面不要加“local”。"):format(name, name),
  }
end

-- Whether a result is what its test wants.
function running.passes(result, test, tolerance)
  if result.fault then return test.fails and result.fault.kind == "error" end
  return not test.fails and values.same(result.value, test.expect, tolerance)
end

-- Whether two lists of results are alike, test by test.
function running.alike(one, other, tolerance)
  for place, result in ipairs(one) do
    local twin = other[place]
    if (result.fault == nil) ~= (twin.fault == nil) then return false end
    if not result.fault and not values.same(result.value, twin.value, tolerance) then
      return false
    end
  end
  return true
end

return running
