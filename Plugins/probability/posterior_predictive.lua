-- Predictions averaged over the posterior (Bishop 2006, §1.2.6).
local chances = require "chances"

-- Σₖ weightₖ · tableₖ.
local function mixture(weights, tabled)
  return weights:matmul(tabled)
end

return {
  doc = "The predictive distribution over v outcomes: rows of a table mixed by the posterior.",
  given = { post = "tensor[k]", table = "tensor[k,v]" },
  reference = function(g) return mixture(g.post, g.table) end,
  mistakes = {
    ["plug-in-map"] = {
      reference = function(g)
        -- With a tie there is no single most probable hypothesis to plug in.
        if g.post:eq(g.post:max()):sum() > 1 then return nil end
        return g.table:row(g.post:argmax())
      end,
      feedback = {
        en = "Only the most probable hypothesis was used. The predictive averages over all of "
          .. "them, so it stays less certain.",
        zh = "你只用了最可能的那个假设。预测分布要对所有假设取平均，因此不会那么确定。",
      },
    },
    ["uniform-average"] = {
      reference = function(g)
        if chances.uniform(g.post) then return nil end
        return g.table:mean(1)
      end,
      feedback = {
        en = "The hypotheses were weighted equally. Weight each row with its posterior "
          .. "probability.",
        zh = "你给所有假设同样的权重。每一行应以其后验概率加权。",
      },
    },
    ["geometric"] = {
      reference = function(g)
        local powers = g.table ^ g.post:reshape { -1, 1 }
        return chances.normalised(chances.product(powers))
      end,
      feedback = {
        en = "Log-probabilities were averaged, which is a product of experts. The sum rule "
          .. "averages the probabilities themselves.",
        zh = "你对对数概率取了平均，那是专家乘积。按加法公式，应对概率本身取平均。",
      },
    },
  },
  samples = {
    {
      given = { post = { 0.5, 0.3, 0.2 }, table = { { 0.9, 0.1 }, { 0.2, 0.8 }, { 0.5, 0.5 } } },
      value = { 0.61, 0.39 },
    },
  },
}
