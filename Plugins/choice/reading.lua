-- Reading an answer to a choice: letters as shown, option ids, or a list of them.

local reading = {}

-- What a learner may type, as a sentence.
function reading.expected(variant)
  local last = variant.options[#variant.options].label
  if variant.multiple then
    return {
      en = ("Choose one or more letters from A to %s, for example AB."):format(last),
      zh = ("请在 A 到 %s 中选择一个或多个字母，例如 AB。"):format(last),
    }
  end
  return {
    en = ("Choose one letter from A to %s."):format(last),
    zh = ("请在 A 到 %s 中选择一个字母。"):format(last),
  }
end

local function repeated(label)
  return {
    en = ("%s is named twice. Name each option only once."):format(label),
    zh = ("%s 出现了两次。每个选项只写一次。"):format(label),
  }
end

local function too_many(variant)
  local last = variant.options[#variant.options].label
  return {
    en = ("Only one option can be chosen here. Choose one letter from A to %s."):format(last),
    zh = ("本题只能选择一个选项。请在 A 到 %s 中选择一个字母。"):format(last),
  }
end

-- Every word an option goes by: its letter, its id, and words such as "对".
local function options_by_word(options)
  local by_word = {}
  for _, option in ipairs(options) do
    by_word[text.fold(option.label)] = option
    by_word[text.fold(option.id)] = option
    for _, word in ipairs(option.words or {}) do by_word[word] = option end
  end
  return by_word
end

local function words_of(raw, by_word)
  local words = {}
  if type(raw) == "table" then
    for position, element in ipairs(raw) do words[position] = text.fold(tostring(element)) end
    return words
  end
  local folded = text.fold(tostring(raw))
  if by_word[folded] then return { folded } end
  local spaced = folded:gsub("[,;/+&().]", " "):gsub("、", " "):gsub("。", " "):gsub("和", " ")
  for word in spaced:gmatch("%S+") do
    if word ~= "and" then words[#words + 1] = word end
  end
  return words
end

-- The options a word stands for: one for a name, several for letters in a row such as "ac".
local function options_named(word, by_word)
  if by_word[word] then return { by_word[word] } end
  local options = {}
  for letter in word:gmatch(".") do
    local option = by_word[letter]
    if not option then return nil end
    options[#options + 1] = option
  end
  return options
end

-- The ids of the chosen options, in the order they were named.
function reading.parse(raw, variant)
  local by_word = options_by_word(variant.options)
  local ids, chosen = {}, {}
  for _, word in ipairs(words_of(raw, by_word)) do
    local options = options_named(word, by_word)
    if not options then return nil, reading.expected(variant) end
    for _, option in ipairs(options) do
      if chosen[option.id] then return nil, repeated(option.label) end
      chosen[option.id] = true
      ids[#ids + 1] = option.id
    end
  end
  if #ids == 0 then return nil, reading.expected(variant) end
  if #ids > 1 and not variant.multiple then return nil, too_many(variant) end
  return ids
end

return reading
