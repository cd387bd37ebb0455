-- The blanks of a cloze: their names and order in the text, and what belongs into each.

local blanks = {}

local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
local blank_pattern = "%[%[([%w_-]+)%]%]"

-- The strings of a text: itself, or one for each language, English first.
local function strings_of(words)
  if type(words) ~= "table" then return { tostring(words) } end
  local strings = { words.en }
  for language, translation in pairs(words) do
    if language ~= "en" then strings[#strings + 1] = tostring(translation) end
  end
  return strings
end

-- The names of the blanks in one string, in order of appearance.
local function names_in(passage)
  local names, seen = {}, {}
  for name in passage:gmatch(blank_pattern) do
    if not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  return names, seen
end

-- Numbered blanks come by number; others as they appear, in English where languages differ.
local function in_order(names)
  for _, name in ipairs(names) do
    if not name:find("^%d+$") then return names end
  end
  table.sort(names, function(one, other) return tonumber(one) < tonumber(other) end)
  return names
end

-- The names of all blanks in their order. Every language must have every blank.
function blanks.names(passages, authored)
  local strings = strings_of(passages)
  for _, passage in ipairs(strings) do
    local names, seen = names_in(passage)
    for _, name in ipairs(names) do
      if not authored[name] then
        error(("the text has a blank [[%s]] that 'blanks' does not describe"):format(name), 0)
      end
    end
    for name in pairs(authored) do
      if not seen[name] then
        error(("'blanks' describes '%s', but a text has no [[%s]]"):format(name, name), 0)
      end
    end
  end
  local names = in_order(names_in(strings[1]))
  if #names == 0 then error("the text has no blank; write one as [[1]]", 0) end
  return names
end

-- The text as shown, with "(2) ____" where the second blank is.
function blanks.numbered_text(passages, list)
  local shown = {}
  for _, blank in ipairs(list) do shown[blank.name] = ("(%s) ____"):format(blank.label) end
  local function numbered(passage) return (tostring(passage):gsub(blank_pattern, shown)) end
  if type(passages) ~= "table" then return numbered(passages) end
  local texts = {}
  for language, passage in pairs(passages) do texts[language] = numbered(passage) end
  return texts
end

local function read_options(name, authored, rng)
  local options, has_correct = {}, false
  for place, position in ipairs(rng:order(#authored.options)) do
    local option = authored.options[position]
    local words = type(option) == "table" and option.text or option
    local plain_id = type(words) ~= "table" and tostring(words) or "o" .. position
    local id = type(option) == "table" and option.id or plain_id
    has_correct = has_correct or id == authored.correct
    options[place] = {
      id = id,
      label = letters:sub(place, place),
      text = words,
      correct = id == authored.correct,
    }
  end
  if not has_correct or #options < 2 or #options > #letters then
    error(("blank '%s' needs 2 to 26 options and 'correct' with the id of one"):format(name), 0)
  end
  return options
end

local function accepted_strings(list)
  local strings = {}
  for _, words in ipairs(list) do
    for _, accepted in ipairs(strings_of(words)) do strings[#strings + 1] = accepted end
  end
  return strings
end

-- A blank as parse and grade need it.
function blanks.read(name, label, authored, rng)
  local kinds = 0
  for _, kind in ipairs { "accept", "value", "options" } do
    if authored[kind] ~= nil then kinds = kinds + 1 end
  end
  if kinds ~= 1 then
    error(("blank '%s' needs one of 'accept', 'value' and 'options'"):format(name), 0)
  end
  return {
    name = name,
    label = label,
    weight = authored.weight or 1,
    accept = authored.accept and accepted_strings(authored.accept),
    value = authored.value,
    tolerance = authored.tolerance or { mode = "exact" },
    options = authored.options and read_options(name, authored, rng),
  }
end

return blanks
