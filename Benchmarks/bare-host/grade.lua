-- What the bare host calls for each answer: one comparison, nothing else.
local graders = {}

function graders.choice(answer, key)
  return answer == key and 1 or 0
end

function graders.numeric(answer, key, tolerance)
  local number = tonumber(answer)
  return number and math.abs(number - key) <= tolerance * math.abs(key) and 1 or 0
end

return graders
