-- Parameters of a Transformer block (Vaswani et al. 2017, section 3): attention with four d × d
-- projections, a feed-forward block, and a scale and a shift for each normalisation.
local sizes = require "sizes"

local function attentions(g) return g.cross and 2 or 1 end

--- `projections` weights of d² for each attention, `biases` of them with a bias, and the rest.
local function count(g, with)
  with = with or {}
  local bias = g.bias ~= false and with.bias ~= false
  local weights, biases = with.weights or 4, with.biases or 4
  local attention = weights * g.d * g.d + (bias and biases * g.d or 0)
  local feed_forward = 2 * g.d * g.d_ff + (bias and g.d_ff + g.d or 0)
  return attentions(g) * attention + feed_forward + (with.norms or g.norms or 2) * 2 * g.d
end

return {
  doc = "Parameters of a Transformer block: attention, feed-forward block and normalisations.",
  given = {
    d = "integer", d_ff = "integer", h = "integer?", bias = "boolean?", norms = "integer?",
    cross = "boolean?",
  },
  reference = function(g)
    sizes.demand_positive(g, { "d", "d_ff", "h" })
    if (g.norms or 0) < 0 then error("norms cannot be negative", 0) end
    return count(g)
  end,
  mistakes = {
    ["no-bias"] = {
      reference = function(g) return g.bias ~= false and count(g, { bias = false }) or nil end,
      feedback = {
        en = "The biases are missing: 4d in an attention, d_ff + d in the feed-forward block.",
        zh = "漏掉了偏置：每个注意力有 4d 个，前馈块有 d_ff + d 个。",
      },
    },
    ["no-output-proj"] = {
      reference = function(g) return count(g, { weights = 3, biases = 3 }) end,
      feedback = {
        en = "The output projection W_O is missing. An attention has four d × d matrices: for "
          .. "queries, keys, values and the output.",
        zh = "漏掉了输出投影 W_O。注意力有四个 d × d 矩阵：查询、键、值和输出。",
      },
    },
    ["times-heads"] = {
      reference = function(g)
        return g.h and g.h > 1 and count(g, { weights = 4 * g.h }) or nil
      end,
      feedback = {
        en = "The projections were counted once for each head. The heads share the d columns: each "
          .. "has d/h of them.",
        zh = "投影按头数重复计算了。各头分享 d 列，每个头只有 d/h 列。",
      },
    },
    ["no-norms"] = {
      reference = function(g) return g.norms ~= 0 and count(g, { norms = 0 }) or nil end,
      feedback = {
        en = "The normalisations are missing: each has a scale and a shift, 2d parameters.",
        zh = "漏掉了归一化层：每个有缩放和平移两组，共 2d 个参数。",
      },
    },
  },
  samples = {
    { given = { d = 768, d_ff = 3072 }, value = 7087872 },
    { given = { d = 512, d_ff = 2048, norms = 3, cross = true }, value = 4204032 },
  },
}
