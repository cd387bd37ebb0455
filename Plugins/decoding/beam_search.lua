-- Beam search (Lowerre 1976; Sutskever et al. 2014, section 3.2): the best few prefixes are
-- extended at every step. The next token depends on the last one alone, as in a table of
-- conditionals.
local parts = require "parts"

--- Better scores first; of equal ones the lower token where they first differ.
local function before(a, b)
  if parts.beats(a.score, b.score) then return true end
  if parts.beats(b.score, a.score) then return false end
  for t, token in ipairs(a.path) do
    if token ~= b.path[t] then return token < b.path[t] end
  end
  return false
end

local function extended(prefix, token, value)
  local path = table.move(prefix.path, 1, #prefix.path, 1, {})
  table.insert(path, token)
  return { path = path, score = prefix.score + value }
end

--- The best hypothesis when `width` prefixes are kept and `value` of each probability is added.
local function search(g, width, value)
  local first, following = g.first:list(), g.next:list()
  local beam = { { path = {}, score = 0 } }
  for _ = 1, g.length do
    local candidates = {}
    for _, prefix in ipairs(beam) do
      local row = following[prefix.path[#prefix.path]] or first
      for token, p in ipairs(row) do
        if p > 0 then table.insert(candidates, extended(prefix, token, value(p))) end
      end
    end
    table.sort(candidates, before)
    beam = table.move(candidates, 1, width, 1, {})
  end
  return beam[1]
end

local function penalised(g, found)
  return { path = found.path, score = found.score / ((5 + g.length) / 6) ^ (g.alpha or 0) }
end

local function identity(p) return p end

local function demand_distribution(name, rows)
  if rows:min() < 0 or (rows:sum(-1) - 1):abs():max() > 1e-6 then
    error(name .. " must hold probabilities that sum to 1", 0)
  end
end

return {
  doc = "Beam search in a table of conditionals: the best tokens, numbered from 1, or their score.",
  given = {
    first = "tensor[v]", next = "tensor[v,v]", width = "integer", length = "integer",
    alpha = "number?", what = "string?",
  },
  reference = function(g)
    demand_distribution("first", g.first:reshape { 1, -1 })
    demand_distribution("next", g.next)
    if g.width < 1 or g.length < 1 then error("width and length must be at least 1", 0) end
    return parts.pick(g, penalised(g, search(g, g.width, math.log)))
  end,
  mistakes = {
    ["greedy"] = {
      reference = function(g)
        if g.width == 1 or g.length == 1 then return nil end
        return parts.pick(g, penalised(g, search(g, 1, math.log)))
      end,
      feedback = {
        en = "Only the best token was kept at every step. A beam also extends prefixes that start "
          .. "less well.",
        zh = "每一步只保留了最好的词元。束搜索还会扩展开头稍差的前缀。",
      },
    },
    ["prob-sum"] = {
      reference = function(g) return parts.pick(g, search(g, g.width, identity)) end,
      feedback = {
        en = "The probabilities were added. They are multiplied along a sequence: add their "
          .. "logarithms.",
        zh = "你把概率相加了。沿序列概率应相乘：把它们的对数相加。",
      },
    },
    ["no-length-penalty"] = {
      reference = function(g)
        if g.what ~= "score" or (g.alpha or 0) == 0 or g.length == 1 then return nil end
        return search(g, g.width, math.log).score
      end,
      feedback = {
        en = "The length penalty was left out. Divide the log-probability by ((5 + length)/6)^α.",
        zh = "漏掉了长度惩罚。对数概率要除以 ((5 + 长度)/6)^α。",
      },
    },
  },
  samples = {
    {
      given = {
        first = { 0.5, 0.4, 0.1 },
        next = { { 0.3, 0.35, 0.35 }, { 0.05, 0.9, 0.05 }, { 0.99, 0.005, 0.005 } },
        width = 2,
        length = 2,
      },
      value = { 2, 2 },
    },
    {
      given = {
        first = { 0.5, 0.4, 0.1 },
        next = { { 0.3, 0.35, 0.35 }, { 0.05, 0.9, 0.05 }, { 0.99, 0.005, 0.005 } },
        width = 2,
        length = 2,
        what = "score",
      },
      value = -1.021651248,
    },
    {
      given = {
        first = { 0.5, 0.4, 0.1 },
        next = { { 0.3, 0.35, 0.35 }, { 0.05, 0.9, 0.05 }, { 0.99, 0.005, 0.005 } },
        width = 2,
        length = 2,
        alpha = 0.6,
        what = "score",
      },
      value = -0.931396,
    },
  },
}
