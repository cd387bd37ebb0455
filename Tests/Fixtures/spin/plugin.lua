-- A format whose answers say how much work they are: turns of a loop, or what goes wrong.

local function turns(count)
  local sum = 0
  for turn = 1, count do sum = sum + turn % 7 end
  return sum
end

return {
  name = "spin", version = "1.0.0", api = 1,
  formats = {
    spin = {
      fields = {},
      prepare = function() return {} end,
      present = function() return { blocks = {}, inputs = {} } end,
      parse = function(raw)
        if raw == "unreadable" then return nil, "That is no number of turns." end
        return raw
      end,
      grade = function(value)
        if value == "error" then error("the grader is broken") end
        if value == "endless" then log.info("endless") end
        turns(value == "endless" and math.huge or tonumber(value))
        return 1
      end,
      solution = function() return "1" end,
      samples = function() return {} end,
    },
  },
}
