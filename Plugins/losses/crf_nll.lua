-- The loss of a linear-chain conditional random field (Lafferty et al. 2001; Lample et al. 2016,
-- section 2.2): log Σ exp of the scores of all tag sequences, minus the score of the right one.
local classes = require "classes"

--- log Σ exp along the first axis of [k,k], or of a vector; `max` in its place when wanted.
local function total(scores, max)
  local peak = scores:max(1)
  if max then return peak end
  return (scores - peak):exp():sum(1):log() + peak
end

--- The forward algorithm: log Σ exp of the scores of all sequences, or the largest score.
local function partition(g, transitions, max)
  local k = g.emissions:shape(2)
  local forward = g.emissions:row(1)
  for t = 2, g.emissions:shape(1) do
    forward = total(forward:reshape { k, 1 } + transitions, max) + g.emissions:row(t)
  end
  return total(forward:reshape { k, 1 }, max):at(1)
end

local function score(g, transitions)
  local sum, before = 0, nil
  for t, y in ipairs(g.y:list()) do
    local tag = classes.place(y, g.emissions:shape(2))
    sum = sum + g.emissions:at(t, tag)
    if before then sum = sum + transitions:at(before, tag) end
    before = tag
  end
  return sum
end

local function loss(g, transitions)
  return partition(g, transitions) - score(g, transitions)
end

return {
  doc = "Negative log-likelihood of tags y in a linear chain; transitions go from row to column.",
  given = { emissions = "tensor[n,k]", transitions = "tensor[k,k]", y = "tensor[n]" },
  reference = function(g)
    if g.y:size() < 1 then error("there must be at least one token", 0) end
    return loss(g, g.transitions)
  end,
  mistakes = {
    ["token-softmax"] = {
      reference = function(g)
        if g.y:size() < 2 or g.transitions:abs():max() == 0 then return nil end
        return loss(g, g.transitions * 0)
      end,
      feedback = {
        en = "These are the cross-entropies of single tokens. A CRF normalises over whole tag "
          .. "sequences, with their transitions.",
        zh = "这是逐个词元的交叉熵之和。CRF 要对整个标签序列（含转移分数）做归一化。",
      },
    },
    ["no-partition"] = {
      reference = function(g) return -score(g, g.transitions) end,
      feedback = {
        en = "This is minus the score of the right sequence; log Z over all sequences is missing.",
        zh = "这只是正确序列分数的相反数，缺少对所有序列求的 log Z。",
      },
    },
    ["transposed"] = {
      reference = function(g)
        local transposed = g.transitions:transpose()
        if g.y:size() < 2 or tensor.allclose(transposed, g.transitions, 0, 0) then return nil end
        return loss(g, transposed)
      end,
      feedback = {
        en = "The transitions were read from column to row. Row i, column j is the step from tag i "
          .. "to tag j.",
        zh = "转移矩阵读反了。第 i 行第 j 列是从标签 i 到标签 j 的转移。",
      },
    },
    ["max-for-sum"] = {
      reference = function(g)
        return partition(g, g.transitions, true) - score(g, g.transitions)
      end,
      feedback = {
        en = "The best score was taken for log Z. That is Viterbi's algorithm; the loss sums exp "
          .. "of all scores.",
        zh = "你用最高分代替了 log Z。那是 Viterbi 算法；损失要对所有序列的 exp(分数) 求和。",
      },
    },
  },
  samples = {
    {
      given = {
        emissions = { { 2.1, 1, 0 }, { 1, 1.2, 1.3 }, { 0.5, 0.2, 1.6 } },
        transitions = { { 0.5, 0.8, -9 }, { 0.2, 0.1, 1 }, { 1, 0, 0.5 } },
        y = { 0, 1, 1 },
      },
      value = 3.194532,
    },
  },
}
