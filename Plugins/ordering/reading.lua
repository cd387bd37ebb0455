-- Reading an order: letters as shown, item ids, or a list of them.

local reading = {}

-- What a learner may type, as a sentence.
function reading.expected(variant)
  local last = variant.shown[#variant.shown].label
  return {
    en = ("Write every letter from A to %s once, first step first, for example C A B."):format(last),
    zh = ("请按顺序写出 A 到 %s 的每个字母各一次，例如 C A B。"):format(last),
  }
end

local function repeated(label)
  return {
    en = ("%s is used twice. Use every letter once."):format(label),
    zh = ("%s 用了两次。每个字母只用一次。"):format(label),
  }
end

local function missing(labels)
  return {
    en = ("Some letters are missing: %s."):format(table.concat(labels, ", ")),
    zh = ("还缺少这些字母：%s。"):format(table.concat(labels, "、")),
  }
end

-- The items a word stands for: one for an id, several for letters in a row such as "cab".
local function items_named(word, by_word)
  if by_word[word] then return { by_word[word] } end
  local items = {}
  for letter in word:gmatch(".") do
    local item = by_word[letter]
    if not item then return nil end
    items[#items + 1] = item
  end
  return items
end

local function words_of(raw)
  local words = {}
  if type(raw) == "table" then
    for place, element in ipairs(raw) do words[place] = text.fold(tostring(element)) end
  else
    for word in text.fold(tostring(raw)):gmatch("%w+") do words[#words + 1] = word end
  end
  return words
end

-- The authored positions in the learner's order.
function reading.parse(raw, variant)
  local by_word, used, order, unused = {}, {}, {}, {}
  for _, item in ipairs(variant.shown) do
    by_word[item.label:lower()], by_word[item.id] = item, item
  end
  for _, word in ipairs(words_of(raw)) do
    local items = items_named(word, by_word)
    if not items then return nil, reading.expected(variant) end
    for _, item in ipairs(items) do
      if used[item.id] then return nil, repeated(item.label) end
      used[item.id] = true
      order[#order + 1] = item.position
    end
  end
  for _, item in ipairs(variant.shown) do
    if not used[item.id] then unused[#unused + 1] = item.label end
  end
  if #unused > 0 then return nil, missing(unused) end
  return order
end

return reading
