-- Similarity of two representations of the same n examples (Kornblith et al. 2019, §3).
local vectors = require "vectors"

local function centred(t)
  return t - t:mean(1, true)
end

-- The norms ‖YᵀX‖, ‖XᵀX‖ and ‖YᵀY‖.
local function norms(x, y)
  local xt, yt = x:transpose(), y:transpose()
  return vectors.norm(yt:matmul(x)), vectors.norm(xt:matmul(x)), vectors.norm(yt:matmul(y))
end

-- ‖YᵀX‖ to the power, over ‖XᵀX‖·‖YᵀY‖; nil where that is 0/0.
local function ratio(x, y, power)
  local between, own_x, own_y = norms(x, y)
  if own_x * own_y < 1e-24 then return nil end
  return between ^ power / (own_x * own_y)
end

local function is_centred(t)
  return t:sum(1):abs():max() < 1e-12
end

return {
  doc = "Linear CKA of X and Y, whose rows belong to the same examples; from 0 to 1.",
  given = { X = "tensor[n,p]", Y = "tensor[n,q]" },
  reference = function(g)
    return ratio(centred(g.X), centred(g.Y), 2)
      or error("a representation that is the same for all examples has no CKA", 0)
  end,
  mistakes = {
    ["not-centred"] = {
      reference = function(g)
        if is_centred(g.X) and is_centred(g.Y) then return nil end
        return ratio(g.X, g.Y, 2)
      end,
      feedback = {
        en = "The columns were not centred. Subtract each feature's mean over the examples first, "
          .. "or the means dominate.",
        zh = "各列没有中心化。应先减去每个特征在样本上的均值，否则均值会占主导。",
      },
    },
    ["not-squared"] = {
      reference = function(g) return ratio(centred(g.X), centred(g.Y), 1) end,
      feedback = {
        en = "The norm in the numerator is squared; without that the value depends on the scale of "
          .. "X and Y.",
        zh = "分子中的范数要平方；否则结果会随 X、Y 的尺度变化。",
      },
    },
    ["flat-cosine"] = {
      reference = function(g)
        if g.X:shape(2) ~= g.Y:shape(2) then return nil end
        return vectors.cosine(g.X, g.Y)
      end,
      feedback = {
        en = "This is the cosine of the flattened matrices, which changes when one of them is "
          .. "rotated. CKA does not.",
        zh = "这是把矩阵拉平后的余弦，旋转其中一个就会改变它。CKA 不会。",
      },
    },
  },
  samples = {
    {
      given = {
        X = { { 1, 0 }, { 0, 1 }, { 2, 1 }, { 1, 3 } },
        Y = { { 1, 1 }, { 0, 2 }, { 3, 1 }, { 2, 5 } },
      },
      value = 0.9444554742,
    },
  },
}
