-- Marks for every line, and sample answers with what they earn.

local examples = {}

local function marks_text(first, last)
  local numbers = {}
  for number = first, last do numbers[#numbers + 1] = tostring(number) end
  return "marks: " .. table.concat(numbers, ", ")
end

function examples.solution(variant)
  return marks_text(1, #variant.rubric)
end

function examples.samples(variant)
  local count, total, essential = #variant.rubric, 0, 0
  for _, line in ipairs(variant.rubric) do
    total = total + line.points
    if line.essential then essential = essential + 1 end
  end
  local list = {
    { answer = examples.solution(variant), score = 1 },
    { answer = "marks:", score = 0 },
    { answer = marks_text(1, count + 1), invalid = true },
    { answer = "marks: all", invalid = true },
    { answer = "An answer in words.", manual = true },
  }
  for number, line in ipairs(variant.rubric) do
    local others_essential = essential - (line.essential and 1 or 0)
    local most = others_essential > 0 and 0.7 or 1
    local score = math.min(line.points / total, most)
    table.insert(list, { answer = { marks = { number } }, score = score })
  end
  return list
end

return examples
