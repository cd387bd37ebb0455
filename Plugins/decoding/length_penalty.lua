-- The length penalty of beam search (Wu et al. 2016, section 7): a hypothesis has the score log P /
-- lp.

local function base(g) return (5 + g.len) / 6 end

return {
  doc = "The length penalty ((5 + len)/6)^alpha, by which log P of a hypothesis is divided.",
  given = { len = "integer", alpha = "number" },
  reference = function(g)
    if g.len < 1 then error(("len must be at least 1, not %d"):format(g.len), 0) end
    return base(g) ^ g.alpha
  end,
  mistakes = {
    ["plain-power"] = {
      reference = function(g)
        -- All powers of 1 are alike.
        return g.len > 1 and g.alpha ~= 0 and g.len ^ g.alpha or nil
      end,
      feedback = {
        en = "This is len^α. The base is (5 + len)/6, so that short hypotheses differ less.",
        zh = "这是 len^α。底数应为 (5 + len)/6，这样短序列之间的差别较小。",
      },
    },
    ["no-alpha"] = {
      reference = function(g) return g.len > 1 and g.alpha ~= 1 and base(g) or nil end,
      feedback = {
        en = "The exponent α was left out.",
        zh = "漏掉了指数 α。",
      },
    },
    ["inverse"] = {
      reference = function(g)
        return g.len > 1 and g.alpha ~= 0 and base(g) ^ -g.alpha or nil
      end,
      feedback = {
        en = "This is 1/lp. log P, which is negative, is divided by the penalty, so a penalty that "
          .. "grows with the length favours long hypotheses.",
        zh = "这是 1/lp。log P 是负数，要除以惩罚项：惩罚项随长度增大，因而偏向长序列。",
      },
    },
  },
  samples = { { given = { len = 10, alpha = 0.6 }, value = 1.732862 } },
}
