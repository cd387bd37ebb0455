-- A step of gradient descent towards the maximum a posteriori under a Gaussian prior N(0, τ²): the
-- mean negative log-likelihood of N examples, and −log prior shared among them, w/(N τ²).

local function step(g, prior) return g.w - g.lr * (g.g + prior) end

local function sign(w) return w:gt(0) - w:lt(0) end

--- At w = 0 the prior does not pull at all.
local function has_pull(g) return g.w:abs():max() > 0 end

return {
  doc = "One step from w: w − lr (g + w/(N tau2)), g being the mean gradient of N examples.",
  given = { w = "tensor[p]", g = "tensor[p]", lr = "number", tau2 = "number", N = "integer" },
  reference = function(g)
    if g.tau2 <= 0 or g.N < 1 then error("tau2 and N must be positive", 0) end
    return step(g, g.w / (g.N * g.tau2))
  end,
  mistakes = {
    ["mle"] = {
      reference = function(g) return has_pull(g) and step(g, 0) or nil end,
      feedback = {
        en = "This is a step of maximum likelihood. The part w/(Nτ²) from the prior is missing.",
        zh = "这是最大似然的一步，缺少来自先验的 w/(Nτ²)。",
      },
    },
    ["sign"] = {
      reference = function(g)
        return has_pull(g) and step(g, -g.w / (g.N * g.tau2)) or nil
      end,
      feedback = {
        en = "The prior pushes the weights away from 0 here. The gradient of −log prior has the "
          .. "sign of w, so that the step shrinks w.",
        zh = "这里先验把权重推离 0。负对数先验的梯度与 w 同号，更新时会使 w 缩小。",
      },
    },
    ["no-n"] = {
      reference = function(g)
        return has_pull(g) and g.N > 1 and step(g, g.w / g.tau2) or nil
      end,
      feedback = {
        en = "The prior was not divided by N. g is the mean over N examples, and the prior counts "
          .. "once for all of them.",
        zh = "先验没有除以 N。g 是 N 个样本的平均，而先验对全部样本只算一次。",
      },
    },
    ["laplace"] = {
      reference = function(g)
        return has_pull(g) and step(g, sign(g.w) / (g.N * g.tau2)) or nil
      end,
      feedback = {
        en = "sign(w) belongs to a Laplace prior (L1). A Gaussian prior pulls in proportion to w.",
        zh = "sign(w) 对应 Laplace 先验（L1）。高斯先验的拉力与 w 成正比。",
      },
    },
  },
  samples = {
    {
      given = { w = { 2, -1 }, g = { 0.5, 0.1 }, lr = 0.1, tau2 = 0.5, N = 20 },
      value = { 1.93, -1 },
    },
  },
}
