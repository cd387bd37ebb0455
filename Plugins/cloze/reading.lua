-- Reading an answer to a cloze: "a; b; c", a list in the order of the blanks, or a map by name.

local reading = {}

local function wrong_count(given, wanted)
  return {
    en = ("There are %d blanks, but the answer fills %d. Separate them with semicolons."):format(
      wanted, given),
    zh = ("共有 %d 个空，但答案填写了 %d 个。请用分号分隔。"):format(wanted, given),
  }
end

local function unknown_blank(variant)
  local names = {}
  for place, blank in ipairs(variant.blanks) do names[place] = blank.name end
  return {
    en = ("Name the blanks as the question does: %s."):format(table.concat(names, ", ")),
    zh = ("请使用题目中的空格名称：%s。"):format(table.concat(names, "、")),
  }
end

local not_words = {
  en = "Fill each blank with a word or a number.",
  zh = "请在每个空中填写一个词或一个数。",
}

local function in_blank(blank, problem)
  return {
    en = ("Blank %s: %s"):format(blank.label, problem.en or ""),
    zh = ("第 %s 空：%s"):format(blank.label, problem.zh or ""),
  }
end

-- The fillings of a typed answer: split at semicolons and line ends, unless there is one blank.
local function typed_fillings(typed, count)
  if count == 1 then return { typed } end
  local separated = text.trim(typed):gsub("；", ";"):gsub("\r\n", "\n"):gsub("\n", ";")
  return text.split(separated, ";")
end

-- The fillings by name, not yet read; nil and a problem when they do not fit the blanks.
local function fillings_by_name(raw, variant)
  local count, by_name = #variant.blanks, {}
  local list = raw
  if type(raw) ~= "table" then
    list = typed_fillings(tostring(raw), count)
  elseif #raw == 0 then
    local known = {}
    for _, blank in ipairs(variant.blanks) do known[blank.name] = true end
    for name in pairs(raw) do
      if not known[name] then return nil, unknown_blank(variant) end
    end
    return raw
  end
  if #list ~= count then return nil, wrong_count(#list, count) end
  for place, blank in ipairs(variant.blanks) do by_name[blank.name] = list[place] end
  return by_name
end

local function read_option(filling, blank)
  local folded = text.fold(filling)
  for _, option in ipairs(blank.options) do
    if folded == text.fold(option.id) then return option.id end
  end
  for _, option in ipairs(blank.options) do
    if folded == text.fold(option.label) then return option.id end
  end
  local last = blank.options[#blank.options].label
  return nil, {
    en = ("Choose one letter from A to %s."):format(last),
    zh = ("请在 A 到 %s 中选择一个字母。"):format(last),
  }
end

-- What is kept of one filling: an option's id, or the text as typed.
local function read_filling(filling, blank)
  if blank.options then return read_option(filling, blank) end
  if blank.accept then return filling end
  local number, problem = text.number(filling)
  if not number then return nil, problem end
  if number.value - number.value ~= 0 then
    return nil, { en = "Give a finite number.", zh = "请给出一个有限的数。" }
  end
  return filling
end

-- A table from the name of a blank to its filling. Blanks left empty are not in it.
function reading.parse(raw, variant)
  local by_name, mismatch = fillings_by_name(raw, variant)
  if not by_name then return nil, mismatch end
  local value = {}
  for _, blank in ipairs(variant.blanks) do
    local filling = by_name[blank.name]
    if type(filling) == "table" then return nil, not_words end
    filling = filling ~= nil and text.trim(tostring(filling)) or ""
    if filling ~= "" then
      local kept, problem = read_filling(filling, blank)
      if not kept then return nil, in_blank(blank, problem) end
      value[blank.name] = kept
    end
  end
  if next(value) == nil then return nil, not_words end
  return value
end

return reading
