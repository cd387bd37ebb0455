-- One step of collapsed Gibbs sampling for topics (Griffiths and Steyvers 2004, eq. 5).
local chances = require "chances"

-- The three factors' product before normalising, for some counts.
local function weights(g, n_dk, n_kw, n_k)
  return (n_dk + g.alpha) * (n_kw + g.beta) / (n_k + g.V * g.beta)
end

local function right_weights(g)
  return weights(g, g.n_dk, g.n_kw, g.n_k)
end

return {
  doc = "The distribution of a token's topic given all others; counts without that token.",
  given = {
    n_dk = "tensor[k]", n_kw = "tensor[k]", n_k = "tensor[k]",
    alpha = "number", beta = "number", V = "integer", current = "integer?",
  },
  reference = function(g)
    if (g.n_k + g.V * g.beta):min() <= 0 then
      error("a topic without tokens needs beta > 0", 0)
    end
    if g.current and (g.current < 0 or g.current >= g.n_k:size()) then
      error(("current must be between 0 and %d, not %d"):format(g.n_k:size() - 1, g.current), 0)
    end
    return chances.normalised(right_weights(g)) or error("no topic is possible", 0)
  end,
  mistakes = {
    ["current-not-removed"] = {
      reference = function(g)
        if not g.current then return nil end
        local own = tensor.arange(g.n_k:size()):eq(g.current)
        return chances.normalised(weights(g, g.n_dk + own, g.n_kw + own, g.n_k + own))
      end,
      feedback = {
        en = "The token still counts for its old topic. Take it out of all three counts before "
          .. "resampling it.",
        zh = "该词元仍计入旧主题。重采样之前，要把它从三个计数中都减掉。",
      },
    },
    ["no-v-beta"] = {
      reference = function(g)
        if g.beta == 0 or g.n_k:min() <= 0 then return nil end
        return chances.normalised((g.n_dk + g.alpha) * (g.n_kw + g.beta) / g.n_k)
      end,
      feedback = {
        en = "The smoothing is missing in the denominator: each of the V words of a topic got β, "
          .. "so it is n_k + Vβ.",
        zh = "分母里没有平滑项：主题的 V 个词每个都加了 β，因此分母是 n_k + Vβ。",
      },
    },
    ["unnormalised"] = {
      reference = right_weights,
      feedback = {
        en = "These are the weights of the topics. Divide by their sum to get probabilities.",
        zh = "这是各主题的权重。除以总和才是概率。",
      },
    },
    ["no-doc-term"] = {
      reference = function(g)
        if chances.uniform(g.n_dk) then return nil end
        return chances.normalised((g.n_kw + g.beta) / (g.n_k + g.V * g.beta))
      end,
      feedback = {
        en = "Only the word's share in each topic was used. The document's own topics belong to it "
          .. "too: the factor n_dk + α.",
        zh = "你只用了该词在各主题中的份额。还要乘上文档自身的主题因子 n_dk + α。",
      },
    },
  },
  samples = {
    {
      given = {
        n_dk = { 3, 1, 0 }, n_kw = { 2, 5, 1 }, n_k = { 20, 30, 10 },
        alpha = 0.5, beta = 0.1, V = 100, current = 0,
      },
      value = { 0.5283018868, 0.4123989218, 0.0592991914 },
    },
  },
}
