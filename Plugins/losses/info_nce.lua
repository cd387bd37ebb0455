-- InfoNCE (van den Oord et al. 2018, section 2.3) with the other examples of the batch as
-- negatives: row i is an anchor, column i its positive.
local classes = require "classes"

local function diagonal(s) return (s * tensor.eye(s:shape(1))):sum(2) end

local function loss(scores) return -diagonal(scores:log_softmax()):mean() end

local function asymmetric(s) return not tensor.allclose(s, s:transpose(), 0, 0) end

return {
  doc = "InfoNCE of a batch: the mean of −log softmax(s/tau) at the diagonal, one row an anchor.",
  given = { s = "tensor[n,n]", tau = "number" },
  reference = function(g)
    if g.s:shape(1) < 2 then error("a batch of one example has no negatives", 0) end
    if g.tau <= 0 then error("the temperature tau must be positive", 0) end
    return loss(g.s / g.tau)
  end,
  mistakes = {
    ["tau-multiplied"] = {
      reference = function(g) return g.tau ~= 1 and loss(g.s * g.tau) or nil end,
      feedback = {
        en = "The similarities were multiplied by τ. They are divided by it: a small τ sharpens "
          .. "the contrast.",
        zh = "相似度乘以了 τ。应当除以 τ：τ 越小，对比越尖锐。",
      },
    },
    ["positive-excluded"] = {
      reference = function(g)
        local scores = g.s / g.tau
        local others = tensor.where(tensor.eye(g.s:shape(1)), -math.huge, scores)
        local peak = others:max(2, true)
        local totals = (others - peak):exp():sum(2):log() + peak:reshape { -1 }
        return classes.finite((totals - diagonal(scores)):mean())
      end,
      feedback = {
        en = "The positive is missing from the denominator. It is one of the candidates, so the "
          .. "loss cannot fall below 0.",
        zh = "分母中漏掉了正例。正例也是候选之一，所以损失不会小于 0。",
      },
    },
    ["columns"] = {
      reference = function(g)
        return asymmetric(g.s) and loss(g.s:transpose() / g.tau) or nil
      end,
      feedback = {
        en = "You normalised over columns. Each anchor (row) chooses among its candidates.",
        zh = "你沿列做了归一化。应当是每个锚点（行）在自己的候选中选择。",
      },
    },
  },
  samples = {
    {
      given = { s = { { 0.9, 0.1, 0.3 }, { 0.4, 0.8, 0.2 }, { 0, 0.5, 0.7 } }, tau = 0.5 },
      value = 0.539385,
    },
  },
}
