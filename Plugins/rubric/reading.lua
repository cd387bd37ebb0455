-- Reading an answer to a rubric: free text, or the lines that a person marked as met.

local reading = {}

local function expected(variant)
  return {
    en = ("After 'marks:', list line numbers from 1 to %d, for example marks: 1, 2."):format(
      #variant.rubric),
    zh = ("请在 marks: 之后列出 1 到 %d 的行号，例如 marks: 1, 2。"):format(#variant.rubric),
  }
end

-- The marked line numbers in ascending order, each once.
local function line_numbers(names, variant)
  local marked, numbers = {}, {}
  for _, name in ipairs(names) do
    local number = math.tointeger(tonumber(name))
    if not number or not variant.rubric[number] then return nil, expected(variant) end
    marked[number] = true
  end
  for number = 1, #variant.rubric do
    if marked[number] then numbers[#numbers + 1] = number end
  end
  return { marks = numbers }
end

local in_words = { en = "Answer in words.", zh = "请用文字作答。" }

-- Marks count only where the host lets learners mark themselves; elsewhere they are words like others.
function reading.parse(raw, variant)
  if type(raw) == "table" then
    if not variant.self_marking then return nil, in_words end
    if type(raw.marks) ~= "table" then return nil, expected(variant) end
    return line_numbers(raw.marks, variant)
  end
  if not variant.self_marking then return { answer = tostring(raw) } end
  local listed = text.fold(tostring(raw)):match("^marks ?:(.*)$")
  if not listed then return { answer = tostring(raw) } end
  local names = {}
  for name in listed:gsub("、", " "):gmatch("[^%s,;]+") do
    if not name:find("^%d+$") then return nil, expected(variant) end
    names[#names + 1] = name
  end
  return line_numbers(names, variant)
end

return reading
