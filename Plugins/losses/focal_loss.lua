-- Focal loss (Lin et al. 2017, section 3): cross-entropy that counts easy examples less.

local function loss(g, factor) return -(g.alpha or 1) * factor * math.log(g.p_t) end

local function focal(g) return loss(g, (1 - g.p_t) ^ g.gamma) end

return {
  doc = "Focal loss of one example: −alpha (1 − p_t)^gamma log p_t, p_t for the right class.",
  given = { p_t = "number", gamma = "number", alpha = "number?" },
  reference = function(g)
    if g.p_t <= 0 or g.p_t >= 1 then error("p_t must lie between 0 and 1", 0) end
    if g.gamma < 0 then error("gamma cannot be negative", 0) end
    return focal(g)
  end,
  mistakes = {
    ["plain-ce"] = {
      reference = function(g) return g.gamma ~= 0 and loss(g, 1) or nil end,
      feedback = {
        en = "This is plain cross-entropy. The factor (1 − p_t)^γ, which quiets easy examples, is "
          .. "missing.",
        zh = "这是普通的交叉熵，缺少压低容易样本的因子 (1 − p_t)^γ。",
      },
    },
    ["wrong-factor"] = {
      reference = function(g)
        -- Both factors are the same without an exponent and at p_t = 1/2.
        return g.gamma ~= 0 and g.p_t ~= 0.5 and loss(g, g.p_t ^ g.gamma) or nil
      end,
      feedback = {
        en = "The factor was p_t^γ, which would quiet the hard examples. It is (1 − p_t)^γ.",
        zh = "因子用成了 p_t^γ，那会压低困难样本。应为 (1 − p_t)^γ。",
      },
    },
    ["log2"] = {
      reference = function(g) return focal(g) / math.log(2) end,
      feedback = {
        en = "This is in bits. Use the natural logarithm.",
        zh = "这是以比特计的。应使用自然对数。",
      },
    },
  },
  samples = { { given = { p_t = 0.9, gamma = 2 }, value = 0.001053605 } },
}
