-- Parameters of a feed-forward block (Vaswani et al. 2017, section 3.3): d → d_ff → d, or with a
-- gate (Shazeer 2020), which adds a second matrix d → d_ff.
local sizes = require "sizes"

local function has_bias(g) return g.bias ~= false end

--- Weights and biases with `inner` matrices d → d_ff in front of the one d_ff → d.
local function count(g, inner, bias)
  local weights = (inner + 1) * g.d * g.d_ff
  return bias and weights + inner * g.d_ff + g.d or weights
end

local function inner(g) return g.gated and 2 or 1 end

return {
  doc = "Parameters of a feed-forward block: 2 d d_ff + d_ff + d, gated 3 d d_ff + 2 d_ff + d.",
  given = { d = "integer", d_ff = "integer", bias = "boolean?", gated = "boolean?" },
  reference = function(g)
    sizes.demand_positive(g, { "d", "d_ff" })
    return count(g, inner(g), has_bias(g))
  end,
  mistakes = {
    ["one-matrix"] = {
      reference = function(g) return g.d * g.d_ff + (has_bias(g) and g.d_ff or 0) end,
      feedback = {
        en = "Only the first projection was counted. The block also leads back from d_ff to d.",
        zh = "只数了第一个投影。前馈块还要从 d_ff 回到 d。",
      },
    },
    ["bias-2d"] = {
      reference = function(g)
        if not has_bias(g) or (not g.gated and g.d == g.d_ff) then return nil end
        return count(g, inner(g), false) + 2 * g.d
      end,
      feedback = {
        en = "The biases were counted as 2d. A bias is as long as the output of its matrix: d_ff "
          .. "inside and d at the end.",
        zh = "偏置数成了 2d。偏置与矩阵输出等长：中间是 d_ff，最后是 d。",
      },
    },
    ["gate-ignored"] = {
      reference = function(g) return g.gated and count(g, 1, has_bias(g)) or nil end,
      feedback = {
        en = "A gated block has three matrices: one for the gate, one for the values and one back "
          .. "to d.",
        zh = "带门控的前馈块有三个矩阵：门、值各一个，再加一个回到 d 的。",
      },
    },
    ["no-bias"] = {
      reference = function(g) return has_bias(g) and count(g, inner(g), false) or nil end,
      feedback = {
        en = "The biases are missing: each matrix has one, as long as its output.",
        zh = "漏掉了偏置：每个矩阵有一个偏置，与其输出等长。",
      },
    },
  },
  samples = {
    { given = { d = 512, d_ff = 2048 }, value = 2099712 },
    { given = { d = 768, d_ff = 2048, bias = false, gated = true }, value = 4718592 },
  },
}
