-- Sampling by tempered counts (Conneau and Lample 2019, section 3.1): n^α, normalised, which gives
-- rare languages or classes more than their share.

local function normalised(powers) return powers / powers:sum() end

return {
  doc = "Probabilities of sampling each class: counts to the power of alpha, normalised.",
  given = { counts = "tensor[c]", alpha = "number" },
  reference = function(g)
    if g.counts:min() <= 0 then error("the counts must be positive", 0) end
    if g.alpha < 0 then error("alpha cannot be negative", 0) end
    return normalised(g.counts ^ g.alpha)
  end,
  mistakes = {
    ["inverse-alpha"] = {
      reference = function(g)
        if g.alpha == 0 or g.alpha == 1 then return nil end
        return normalised((g.counts / g.counts:max()) ^ (1 / g.alpha))
      end,
      feedback = {
        en = "The exponent was 1/α, which makes common classes still more common. It is α.",
        zh = "指数用成了 1/α，常见的类会更常见。应为 α。",
      },
    },
    ["proportional"] = {
      reference = function(g) return g.alpha ~= 1 and normalised(g.counts) or nil end,
      feedback = {
        en = "These are the shares of the data themselves, with α = 1.",
        zh = "这是数据本身的比例，相当于 α = 1。",
      },
    },
    ["uniform"] = {
      reference = function(g)
        return g.alpha ~= 0 and normalised(g.counts ^ 0) or nil
      end,
      feedback = {
        en = "All classes are alike here, as with α = 0.",
        zh = "这里各类概率相等，相当于 α = 0。",
      },
    },
    ["unnormalised"] = {
      reference = function(g)
        return g.alpha ~= 1 and normalised(g.counts) ^ g.alpha or nil
      end,
      feedback = {
        en = "The powers of the shares do not sum to 1. Divide by their sum.",
        zh = "比例取幂之后总和不为 1。还要除以它们的和。",
      },
    },
  },
  samples = {
    {
      given = { counts = { 10000, 100, 1 }, alpha = 0.5 },
      value = { 0.900900901, 0.090090090, 0.009009009 },
    },
  },
}
