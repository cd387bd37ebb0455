-- The free energy of a classifier's logits as a score for unknown inputs (Liu et al. 2020, eq. 4).

-- −T log Σ exp(z/T), with the largest exponent taken out so that nothing overflows.
local function energy(logits, temperature)
  local scaled = logits / temperature
  local top = scaled:max()
  return -temperature * (top + math.log((scaled - top):exp():sum()))
end

local function temperature(g)
  return g.T or 1
end

return {
  doc = "The energy of the logits at temperature T: the lower, the more like the training data.",
  given = { logits = "tensor[k]", T = "number?" },
  reference = function(g)
    if temperature(g) <= 0 then error("the temperature T must be positive", 0) end
    return energy(g.logits, temperature(g))
  end,
  mistakes = {
    sign = {
      reference = function(g) return -energy(g.logits, temperature(g)) end,
      feedback = {
        en = "The sign is flipped: the energy is −T·log Σ exp(z/T), low for inputs like the "
          .. "training data.",
        zh = "符号反了：能量是 −T·log Σ exp(z/T)，与训练数据相似的输入能量低。",
      },
    },
    msp = {
      reference = function(g) return g.logits:softmax(1):max() end,
      feedback = {
        en = "This is the maximum softmax probability, another score. It forgets how large the "
          .. "logits are, which the energy keeps.",
        zh = "这是最大 softmax 概率，是另一种得分。它丢掉了 logits 的整体大小，而能量保留了它。",
      },
    },
    ["no-t"] = {
      reference = function(g)
        if temperature(g) == 1 then return nil end
        return energy(g.logits, 1)
      end,
      feedback = {
        en = "The temperature was left out. It divides the logits and multiplies the logarithm.",
        zh = "漏掉了温度。logits 要除以 T，对数要乘以 T。",
      },
    },
  },
  samples = {
    { given = { logits = { 4, 1, 0 }, T = 2 }, value = -4.6127114246 },
    { given = { logits = { 4, 1, 0 } }, value = -4.0658839038 },
  },
}
