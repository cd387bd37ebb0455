-- Confident learning (Northcutt et al. 2021, §3.1): examples whose labels may be wrong.
-- Classes are numbered from 0.

-- The mean probability of a class over the examples that carry its label, [c].
local function thresholds(g)
  local classes = tensor.arange(g.P:shape(2))
  local carries = g.labels:reshape { -1, 1 }:eq(classes) -- [n,c]
  if carries:sum() ~= g.labels:size() then
    error("labels must be numbers of columns of P, counted from 0", 0)
  end
  local counts = carries:sum(1)
  if counts:min() == 0 then error("every class needs an example that carries its label", 0) end
  return (carries * g.P):sum(1) / counts
end

-- The class an example is counted for: the most probable of those that reach their threshold,
-- counted from 1; nil when none does. A mean of equal numbers may come out above them by rounding.
local function confident_class(g, i, limits)
  local best
  for k = 1, limits:size() do
    local p = g.P:at(i, k)
    if p >= limits:at(k) - 1e-9 and (not best or p > g.P:at(i, best)) then best = k end
  end
  return best
end

local function counted(g, limits)
  local n, c = g.P:shape(1), g.P:shape(2)
  local joint, flagged = {}, {}
  for j = 1, c do
    joint[j] = {}
    for k = 1, c do joint[j][k] = 0 end
  end
  for i = 1, n do
    local given, found = g.labels:at(i) + 1, confident_class(g, i, limits)
    if found then joint[given][found] = joint[given][found] + 1 end
    flagged[i] = found and found ~= given and 1 or 0
  end
  return joint, flagged
end

-- The part of the result that is asked for.
local function asked(g, limits)
  local what = g.what or "joint"
  if what == "thresholds" then return limits end
  local joint, flagged = counted(g, limits)
  if what == "joint" then return tensor.new(joint) end
  if what == "flagged" then return tensor.new(flagged) end
  error(("what must be 'joint', 'flagged' or 'thresholds', not '%s'"):format(g.what), 0)
end

return {
  doc = "Counts of given against confident labels, from probabilities by models held out.",
  given = { labels = "tensor[n]", P = "tensor[n,c]", what = "string?" },
  reference = function(g) return asked(g, thresholds(g)) end,
  mistakes = {
    argmax = {
      reference = function(g)
        if g.what == "thresholds" then return nil end
        return asked(g, tensor.zeros { g.P:shape(2) })
      end,
      feedback = {
        en = "This is the plain confusion matrix of the most probable class. Only classes that "
          .. "reach their own threshold take part.",
        zh = "这是按最可能类别统计的普通混淆矩阵。只有达到自身阈值的类才参与。",
      },
    },
    ["threshold-0-5"] = {
      reference = function(g)
        -- Of two classes the more probable one always reaches 0.5: the same as without thresholds.
        if g.P:shape(2) == 2 and g.what ~= "thresholds" then return nil end
        return asked(g, tensor.full({ g.P:shape(2) }, 0.5))
      end,
      feedback = {
        en = "A fixed threshold of 0.5 was used. Each class has its own: the mean probability of "
          .. "the class over the examples labelled so.",
        zh = "你用了固定阈值 0.5。每个类有自己的阈值：标为该类的样本在该类上的平均概率。",
      },
    },
    ["global-mean"] = {
      reference = function(g) return asked(g, g.P:mean(1)) end,
      feedback = {
        en = "The thresholds were averaged over all examples. Average a class's probability only "
          .. "over the examples that carry its label.",
        zh = "阈值对全部样本取了平均。某类的阈值只对标为该类的样本取平均。",
      },
    },
  },
  samples = {
    {
      given = {
        labels = { 0, 0, 0, 1, 1, 1, 1 },
        P = {
          { 0.95, 0.05 }, { 0.9, 0.1 }, { 0.7, 0.3 }, { 0.55, 0.45 }, { 0.3, 0.7 }, { 0.2, 0.8 },
          { 0.9, 0.1 },
        },
      },
      value = { { 2, 0 }, { 1, 2 } },
    },
    {
      given = {
        labels = { 0, 0, 1, 1 }, P = { { 0.9, 0.1 }, { 0.7, 0.3 }, { 0.2, 0.8 }, { 0.85, 0.15 } },
        what = "flagged",
      },
      value = { 0, 0, 0, 1 },
    },
    {
      given = {
        labels = { 0, 1, 1 }, P = { { 0.9, 0.1 }, { 0.4, 0.6 }, { 0.2, 0.8 } },
        what = "thresholds",
      },
      value = { 0.9, 0.7 },
    },
  },
}
