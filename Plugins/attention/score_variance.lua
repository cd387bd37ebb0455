-- The variance of a dot product of two random vectors (Vaswani et al. 2017, footnote 4).

local function variance(g)
  return (g.scaled and 1 or g.d_k) * g.var_q * g.var_k
end

return {
  doc = "Variance of q·k, or of q·k/√d_k when scaled, for independent zero-mean entries.",
  given = { d_k = "integer", var_q = "number", var_k = "number", scaled = "boolean" },
  reference = variance,
  mistakes = {
    std = {
      reference = function(g) return math.sqrt(variance(g)) end,
      feedback = {
        en = "That is the standard deviation. The variance is its square.",
        zh = "这是标准差。方差是它的平方。",
      },
    },
    ["div-sqrt"] = {
      reference = function(g)
        if not g.scaled or g.d_k == 1 then return nil end
        return math.sqrt(g.d_k) * g.var_q * g.var_k
      end,
      feedback = {
        en = "Dividing a quantity by √d_k divides its variance by d_k, the square of that factor.",
        zh = "一个量除以 √d_k，其方差要除以 d_k，即该因子的平方。",
      },
    },
    ["sum-var"] = {
      reference = function(g) return (g.scaled and 1 or g.d_k) * (g.var_q + g.var_k) end,
      feedback = {
        en = "The variances were added. Independent factors of mean 0 multiply theirs.",
        zh = "你把两个方差相加了。两个独立、零均值的因子相乘时，方差应相乘。",
      },
    },
  },
  samples = {
    { given = { d_k = 64, var_q = 1, var_k = 2, scaled = false }, value = 128 },
    { given = { d_k = 64, var_q = 1, var_k = 2, scaled = true }, value = 2 },
  },
}
