-- Class probabilities when only the class frequencies change (Saerens et al. 2002).
local chances = require "chances"

return {
  doc = "The posterior p(y|x) carried over from class priors pi_old to pi_new.",
  given = { p = "tensor[c]", pi_old = "tensor[c]", pi_new = "tensor[c]" },
  reference = function(g)
    if g.pi_old:min() <= 0 then
      error("every old prior must be positive: one divides by it", 0)
    end
    return chances.normalised(g.p * g.pi_new / g.pi_old)
      or error("p and pi_new leave no class possible", 0)
  end,
  mistakes = {
    ["new-only"] = {
      reference = function(g)
        if chances.uniform(g.pi_old) then return nil end
        return chances.normalised(g.p * g.pi_new)
      end,
      feedback = {
        en = "The old prior is still in it. p(y | x) already contains π; divide it out before "
          .. "multiplying by π′.",
        zh = "旧先验还留在里面。p(y | x) 已经包含 π；乘以 π′ 之前要先除掉它。",
      },
    },
    ["inverted"] = {
      reference = function(g)
        if g.pi_new:min() <= 0 then return nil end
        return chances.normalised(g.p * g.pi_old / g.pi_new)
      end,
      feedback = {
        en = "The ratio is upside down: a class that becomes more frequent must gain, so the "
          .. "factor is π′/π.",
        zh = "比值颠倒了：变得更常见的类应得到更大的概率，因此因子是 π′/π。",
      },
    },
    ["unnormalised"] = {
      reference = function(g) return g.p * g.pi_new / g.pi_old end,
      feedback = {
        en = "The weights π′/π are right, but the result no longer sums to 1. Divide by its sum.",
        zh = "权重 π′/π 是对的，但结果之和不再是 1。请再除以总和。",
      },
    },
  },
  samples = {
    {
      given = { p = { 0.7, 0.2, 0.1 }, pi_old = { 0.6, 0.3, 0.1 }, pi_new = { 0.2, 0.3, 0.5 } },
      value = { 0.25, 0.2142857143, 0.5357142857 },
    },
  },
}
