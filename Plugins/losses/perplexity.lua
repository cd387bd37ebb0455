-- Perplexity: e to the mean negative log-probability of the tokens.

local function mean_nats(g) return -g.token_probs:log():mean() end

--- Whether the tokens differ in their probability. Of equal ones all means are the same.
local function differ(g) return g.token_probs:max() > g.token_probs:min() end

return {
  doc = "The perplexity of a text, given the probability the model gave to each of its tokens.",
  given = { token_probs = "tensor[n]" },
  reference = function(g)
    local p = g.token_probs
    if p:size() < 1 then error("there must be at least one token", 0) end
    if p:min() <= 0 or p:max() > 1 then
      error("the probabilities must lie above 0 and at most at 1", 0)
    end
    return math.exp(mean_nats(g))
  end,
  mistakes = {
    ["arith-mean"] = {
      reference = function(g) return differ(g) and (1 / g.token_probs):mean() or nil end,
      feedback = {
        en = "This is the mean of 1/p. Perplexity is their geometric mean: average the logarithms.",
        zh = "这是 1/p 的算术平均。困惑度是几何平均：应对对数求平均。",
      },
    },
    ["no-mean"] = {
      reference = function(g)
        return g.token_probs:size() > 1 and math.exp(-g.token_probs:log():sum()) or nil
      end,
      feedback = {
        en = "This is 1 over the probability of the whole text. Divide the log-probability by the "
          .. "number of tokens.",
        zh = "这是整段文本概率的倒数。对数概率还要除以词元个数。",
      },
    },
    ["mixed-base"] = {
      reference = function(g) return 2 ^ mean_nats(g) end,
      feedback = {
        en = "Natural logarithms were put into a power of 2. Use the same base twice: e with nats, "
          .. "2 with bits.",
        zh = "你把自然对数代入了 2 的幂。前后底数要一致：纳特用 e，比特用 2。",
      },
    },
    ["not-inverted"] = {
      reference = function(g) return math.exp(-mean_nats(g)) end,
      feedback = {
        en = "This is the geometric mean of the probabilities. Perplexity is 1 over it, and never "
          .. "below 1.",
        zh = "这是概率的几何平均。困惑度是它的倒数，不会小于 1。",
      },
    },
    ["mean-prob"] = {
      reference = function(g) return differ(g) and 1 / g.token_probs:mean() or nil end,
      feedback = {
        en = "This is 1 over the mean probability, which hides the tokens that surprised the "
          .. "model. Average the logarithms.",
        zh = "这是平均概率的倒数，会掩盖令模型意外的词元。应对对数求平均。",
      },
    },
  },
  samples = { { given = { token_probs = { 0.5, 0.25, 0.1, 0.8 } }, value = 3.162277660 } },
}
