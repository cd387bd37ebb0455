-- Predictive uncertainty split by mutual information (Houlsby et al. 2011; Depeweg et al. 2018).
local chances = require "chances"

local parts = { "total", "aleatoric", "epistemic" }

-- The three values or the one that is asked for; nil where that one is not touched by a mistake.
local function asked(g, values)
  if not g.what then return tensor.new(values) end
  for i, part in ipairs(parts) do
    if g.what == part then return values[i] end
  end
  error(("what must be 'total', 'aleatoric' or 'epistemic', not '%s'"):format(g.what), 0)
end

-- H of the mean prediction, and the mean of the H of the predictions.
local function entropies(g)
  local total = chances.entropy(g.P:mean(1, true)):at(1)
  return total, chances.entropy(g.P):mean()
end

return {
  doc = "Total, aleatoric and epistemic uncertainty in nats of S predictions over C classes.",
  given = { P = "tensor[s,c]", what = "string?" },
  reference = function(g)
    chances.within(g.P, 0, 1, "P")
    local total, aleatoric = entropies(g)
    return asked(g, { total, aleatoric, total - aleatoric })
  end,
  mistakes = {
    ["swapped"] = {
      reference = function(g)
        if g.P:shape(1) == 1 then return nil end -- one prediction: both entropies are the same
        local total, aleatoric = entropies(g)
        return asked(g, { aleatoric, total, aleatoric - total })
      end,
      feedback = {
        en = "Total and aleatoric are exchanged. The total is the entropy of the mean prediction; "
          .. "the mean of the entropies is the aleatoric part, which is never larger.",
        zh = "总不确定性和偶然不确定性弄反了。总量是平均预测的熵；各次熵的平均是偶然部分，它不会更大。",
      },
    },
    ["log2"] = {
      reference = function(g)
        local total, aleatoric = entropies(g)
        local nat = math.log(2)
        return asked(g, { total / nat, aleatoric / nat, (total - aleatoric) / nat })
      end,
      feedback = {
        en = "These are bits. Nats are asked for: take natural logarithms.",
        zh = "这是以比特为单位的结果。题目要的是纳特：请用自然对数。",
      },
    },
    ["variance"] = {
      reference = function(g)
        if g.what and g.what ~= "epistemic" then return nil end
        local total, aleatoric = entropies(g)
        local top = g.P:mean(1):argmax()
        return asked(g, { total, aleatoric, g.P:slice(2, top, top):var() })
      end,
      feedback = {
        en = "The variance of the top class's probability also measures disagreement, but the "
          .. "epistemic part in nats is total minus aleatoric.",
        zh = "首选类概率的方差也能衡量分歧，但以纳特计的认知不确定性是总量减去偶然部分。",
      },
    },
  },
  samples = {
    {
      given = { P = { { 0.9, 0.1 }, { 0.5, 0.5 }, { 0.7, 0.3 } } },
      value = { 0.6108643021, 0.5430314853, 0.0678328167 },
    },
    { given = { P = { { 1, 0 }, { 0, 1 } }, what = "epistemic" }, value = 0.6931471806 },
  },
}
