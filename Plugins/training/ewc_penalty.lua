-- Elastic weight consolidation (Kirkpatrick et al. 2017): a spring to the old parameters, stiff
-- where the Fisher information says that the old task needs them.

local function half(g, squares) return g.lam / 2 * squares:sum() end

local function moved(g) return (g.theta - g.theta_old) ^ 2 end

return {
  doc = "The penalty of elastic weight consolidation: lam/2 Σ f (theta − theta_old)².",
  given = { theta = "tensor[p]", theta_old = "tensor[p]", f = "tensor[p]", lam = "number" },
  reference = function(g)
    if g.f:min() < 0 then error("Fisher information cannot be negative", 0) end
    return half(g, g.f * moved(g))
  end,
  mistakes = {
    ["plain-l2"] = {
      reference = function(g)
        if g.f:min() == 1 and g.f:max() == 1 then return nil end
        return half(g, moved(g))
      end,
      feedback = {
        en = "Every parameter was held alike. The Fisher information F weighs each square.",
        zh = "所有参数被同等约束了。每个平方项要乘以 Fisher 信息 F。",
      },
    },
    ["no-half"] = {
      reference = function(g) return 2 * half(g, g.f * moved(g)) end,
      feedback = {
        en = "The factor ½ is missing: the penalty is λ/2 times the sum.",
        zh = "缺少因子 ½：惩罚是总和的 λ/2 倍。",
      },
    },
    ["decay-to-zero"] = {
      reference = function(g)
        if g.theta_old:abs():max() == 0 then return nil end
        return half(g, g.f * g.theta ^ 2)
      end,
      feedback = {
        en = "The parameters were pulled to 0. They are pulled to their old values θ*.",
        zh = "参数被拉向 0。应当拉向旧值 θ*。",
      },
    },
  },
  samples = {
    {
      given = { theta = { 1, 2, -1 }, theta_old = { 0.5, 2.5, 0 }, f = { 4, 0.1, 1 }, lam = 3 },
      value = 3.0375,
    },
  },
}
