-- Class weights by the effective number of examples (Cui et al. 2019, section 3), scaled so that
-- their mean is 1.

--- (1 − β^n) / (1 − β): what n examples are worth when they overlap more and more.
local function effective_numbers(g) return (1 - g.beta ^ g.counts) / (1 - g.beta) end

local function scaled(weights) return weights * (weights:size() / weights:sum()) end

local function differ(g) return g.counts:max() > g.counts:min() end

return {
  doc = "Class weights (1 − beta)/(1 − beta^n), scaled to sum to the number of classes.",
  given = { counts = "tensor[c]", beta = "number" },
  reference = function(g)
    if g.counts:min() < 1 then error("every class needs at least one example", 0) end
    if g.beta < 0 or g.beta >= 1 then error("beta must be at least 0 and below 1", 0) end
    return scaled(1 / effective_numbers(g))
  end,
  mistakes = {
    ["inverse-frequency"] = {
      reference = function(g) return differ(g) and scaled(1 / g.counts) or nil end,
      feedback = {
        en = "These are inverse frequencies, the limit of β → 1. The effective number grows more "
          .. "slowly than the count.",
        zh = "这是频率的倒数，即 β → 1 的极限。有效样本数比样本数增长得慢。",
      },
    },
    ["not-inverted"] = {
      reference = function(g)
        return differ(g) and g.beta > 0 and scaled(effective_numbers(g)) or nil
      end,
      feedback = {
        en = "The weights follow the effective number itself, so that common classes count more. "
          .. "Take 1 over it.",
        zh = "权重与有效样本数成正比，常见类反而更重。应取其倒数。",
      },
    },
    ["unscaled"] = {
      reference = function(g) return g.beta > 0 and 1 / effective_numbers(g) or nil end,
      feedback = {
        en = "The weights were not scaled. They must sum to the number of classes.",
        zh = "权重没有缩放。它们之和应等于类别数。",
      },
    },
  },
  samples = {
    {
      given = { counts = { 1000, 100, 10 }, beta = 0.99 },
      value = { 0.230147, 0.363011, 2.406842 },
    },
  },
}
