-- The mean of a Gaussian with known variance under a Gaussian prior (Murphy 2012, §4.6.1).

-- The mean of both, weighted with the precisions (inverse variances) given.
local function weighted(g, data, prior)
  return (data * g.xbar + prior * g.mu0) / (data + prior)
end

local function same_precisions(g)
  return math.abs(g.n / g.sigma2 - 1 / g.tau2) < 1e-12
end

return {
  doc = "The MAP estimate (and posterior mean) of μ from n values and the prior N(mu0, tau2).",
  given = { xbar = "number", n = "integer", sigma2 = "number", mu0 = "number", tau2 = "number" },
  reference = function(g)
    if g.n < 0 then error("n must not be negative", 0) end
    if g.sigma2 <= 0 or g.tau2 <= 0 then error("both variances must be positive", 0) end
    return weighted(g, g.n / g.sigma2, 1 / g.tau2)
  end,
  mistakes = {
    mle = {
      reference = function(g) return g.xbar end,
      feedback = {
        en = "This is the sample mean, the maximum likelihood estimate. The prior pulls it towards "
          .. "μ₀.",
        zh = "这是样本均值，即最大似然估计。先验还会把它拉向 μ₀。",
      },
    },
    ["weights-swapped"] = {
      reference = function(g)
        if same_precisions(g) then return nil end
        return weighted(g, 1 / g.tau2, g.n / g.sigma2)
      end,
      feedback = {
        en = "The weights are exchanged: the data weigh n/σ² and the prior 1/τ². What is more "
          .. "precise weighs more.",
        zh = "权重弄反了：数据的权重是 n/σ²，先验的是 1/τ²。越精确的一方权重越大。",
      },
    },
    ["n-forgotten"] = {
      reference = function(g)
        if g.n == 1 then return nil end
        return weighted(g, 1 / g.sigma2, 1 / g.tau2)
      end,
      feedback = {
        en = "The data were weighted as a single value. The mean of n values has the precision "
          .. "n/σ².",
        zh = "你把数据当成一个值来加权了。n 个值的均值的精度是 n/σ²。",
      },
    },
    midpoint = {
      reference = function(g)
        if same_precisions(g) then return nil end
        return (g.xbar + g.mu0) / 2
      end,
      feedback = {
        en = "This is halfway between x̄ and μ₀. They have different precisions and so different "
          .. "weights.",
        zh = "这是 x̄ 与 μ₀ 的中点。两者精度不同，权重也就不同。",
      },
    },
  },
  samples = {
    { given = { xbar = 2, n = 8, sigma2 = 4, mu0 = 0.5, tau2 = 1 }, value = 1.5 },
  },
}
