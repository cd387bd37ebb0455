-- F1 over spans of BIO tags with exact boundaries and types (Tjong Kim Sang and De Meulder 2003).
-- An I that continues no span of its type is no span here.

local function tags(line)
  local list = {}
  for tag in line:gmatch "%S+" do
    if tag ~= "O" and not tag:match "^[BI]%-." then
      error(("'%s' is no tag: expected O, B-type or I-type"):format(tag), 0)
    end
    list[#list + 1] = tag
  end
  return list
end

-- The spans of a list of tags, with first and last place and type.
local function spans(list)
  local found = {}
  for i, tag in ipairs(list) do
    local open = found[#found]
    if tag:sub(1, 1) == "B" then
      found[#found + 1] = { first = i, last = i, type = tag:sub(3) }
    elseif tag ~= "O" and open and open.last == i - 1 and open.type == tag:sub(3) then
      open.last = i
    end
  end
  return found
end

local function same_bounds(s, t) return s.first == t.first and s.last == t.last end
local function overlaps(s, t) return s.first <= t.last and t.first <= s.last end
local function same_type(s, t) return s.type == t.type end

-- How many of `some` agree with one of `others`.
local function agreeing(some, others, agree)
  local count = 0
  for _, s in ipairs(some) do
    for _, t in ipairs(others) do
      if agree(s, t) then
        count = count + 1
        break
      end
    end
  end
  return count
end

-- 2PR/(P + R), which is 0 when nothing is right; nil when there is nothing to find or be wrong.
local function f1(right_predicted, predicted, right_gold, gold)
  if predicted + gold == 0 then return nil end
  if right_predicted == 0 or right_gold == 0 then return 0 end
  local precision, recall = right_predicted / predicted, right_gold / gold
  return 2 * precision * recall / (precision + recall)
end

local function exact(s, t) return same_bounds(s, t) and same_type(s, t) end

local function span_f1(g, agree)
  local gold, predicted = spans(tags(g.gold)), spans(tags(g.pred))
  return f1(agreeing(predicted, gold, agree), #predicted, agreeing(gold, predicted, agree), #gold)
end

-- F1 by a laxer rule, or nil where the spans of this draw are no test of it.
local function lax_f1(g, agree)
  local value = span_f1(g, agree)
  if value == span_f1(g, exact) then return nil end
  return value
end

-- How many places a rule counts.
local function places(g, rule)
  local gold, predicted, count = tags(g.gold), tags(g.pred), 0
  for i = 1, #gold do
    if rule(gold[i], predicted[i]) then count = count + 1 end
  end
  return count
end

return {
  doc = "F1 of predicted spans in BIO tags; a span is right with its exact boundaries and type.",
  given = { gold = "string", pred = "string" },
  reference = function(g)
    if #tags(g.gold) ~= #tags(g.pred) then
      error("gold and pred must have the same number of tags", 0)
    end
    return span_f1(g, exact)
      or error("neither gold nor pred has a span, so F1 is undefined", 0)
  end,
  mistakes = {
    ["token-f1"] = {
      reference = function(g)
        -- Spans of one token are tokens.
        if not (g.gold .. g.pred):find("I-", 1, true) then return nil end
        local right = places(g, function(a, b) return a == b and a ~= "O" end)
        local gold = places(g, function(a) return a ~= "O" end)
        local predicted = places(g, function(_, b) return b ~= "O" end)
        return f1(right, predicted, right, gold)
      end,
      feedback = {
        en = "F1 was taken over tokens. A span with one wrong tag is wrong as a whole: count "
          .. "spans.",
        zh = "你按词元算了 F1。片段中只要有一个标签错，整个片段就算错：应按片段计数。",
      },
    },
    ["token-accuracy"] = {
      reference = function(g)
        return places(g, function(a, b) return a == b end) / #tags(g.gold)
      end,
      feedback = {
        en = "This is the share of equal tags. The many O tags raise it without a single entity "
          .. "being found.",
        zh = "这是标签相同的比例。大量的 O 会把它抬高，哪怕一个实体也没找到。",
      },
    },
    ["partial-credit"] = {
      reference = function(g)
        return lax_f1(g, function(s, t) return overlaps(s, t) and same_type(s, t) end)
      end,
      feedback = {
        en = "Overlapping spans were counted as right. Both boundaries must be exact.",
        zh = "你把重叠的片段也算对了。两端边界都必须完全一致。",
      },
    },
    ["type-ignored"] = {
      reference = function(g) return lax_f1(g, same_bounds) end,
      feedback = {
        en = "The types were ignored. A span with the right boundaries and the wrong type is "
          .. "wrong.",
        zh = "你忽略了类型。边界正确但类型错误的片段也算错。",
      },
    },
  },
  samples = {
    {
      given = {
        gold = "B-LOC I-LOC O B-PER O B-ORG I-ORG", pred = "B-LOC I-LOC O B-PER O B-ORG O",
      },
      value = 0.6666666667,
    },
    { given = { gold = "B-LOC O", pred = "O O" }, value = 0 },
  },
}
