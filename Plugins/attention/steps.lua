-- Scaled dot-product attention in three steps: a slip in one does not cost the steps after it.
local kernels = require "kernels"

local function scaled(g, divisor)
  return g.q:matmul(g.k:transpose()) / divisor
end

local scores = {
  name = "scores",
  reference = function(g) return scaled(g, math.sqrt(g.q:shape(2))) end,
  mistakes = {
    ["no-scale"] = {
      reference = function(g) return g.q:shape(2) > 1 and scaled(g, 1) or nil end,
      feedback = { en = "The scores were not divided by √d_k.", zh = "分数没有除以 √d_k。" },
    },
    ["scale-dk"] = {
      reference = function(g) return g.q:shape(2) > 1 and scaled(g, g.q:shape(2)) or nil end,
      feedback = {
        en = "The scores were divided by d_k. The divisor is its square root.",
        zh = "分数除以了 d_k。除数应是它的平方根。",
      },
    },
    ["k-not-transposed"] = {
      reference = function(g)
        if g.k:shape(1) ~= g.k:shape(2) then return nil end
        return g.q:matmul(g.k) / math.sqrt(g.q:shape(2))
      end,
      feedback = {
        en = "K was not transposed. A score is a query row times a key row: Q·Kᵀ.",
        zh = "K 没有转置。分数是查询行与键行的点积，即 Q·Kᵀ。",
      },
    },
  },
}

local weights = {
  name = "weights",
  reference = function(g, s)
    return kernels.defined(kernels.hide(s.scores, g.mask):softmax(-1))
  end,
  mistakes = {
    ["softmax-queries"] = {
      reference = function(g, s)
        return kernels.finite(kernels.hide(s.scores, g.mask):softmax(-2))
      end,
      feedback = {
        en = "Softmax ran over the queries. Each query (row) shares a weight of 1 among the keys.",
        zh = "你沿查询方向做了 softmax。应当是每个查询（行）把总和为 1 的权重分给各个键。",
      },
    },
    ["mask-after"] = {
      reference = function(g, s)
        return kernels.hides(g.mask) and s.scores:softmax(-1) * g.mask or nil
      end,
      feedback = {
        en = "The mask came after softmax, so rows no longer sum to 1. Mask the scores first.",
        zh = "掩码放在了 softmax 之后，各行之和不再是 1。应在 softmax 之前遮住分数。",
      },
    },
    ["no-mask"] = {
      reference = function(g, s) return kernels.hides(g.mask) and s.scores:softmax(-1) or nil end,
      feedback = {
        en = "The mask was ignored: hidden keys received weight.",
        zh = "没有使用掩码：被遮住的键也得到了权重。",
      },
    },
  },
}

local output = {
  name = "output",
  reference = function(g, s) return s.weights:matmul(g.v) end,
  mistakes = {
    ["weights-transposed"] = {
      reference = function(g, s)
        if s.weights:shape(1) ~= s.weights:shape(2) then return nil end
        return s.weights:transpose():matmul(g.v)
      end,
      feedback = {
        en = "The weights were used transposed. Row i of the weights mixes the values for query i.",
        zh = "权重被转置使用了。权重的第 i 行用来混合查询 i 的各个值。",
      },
    },
  },
}

return {
  doc = "Scaled dot-product attention in steps: scaled scores (not masked yet), weights, output.",
  given = { q = "tensor[n,d]", k = "tensor[m,d]", v = "tensor[m,e]", mask = "tensor[n,m]?" },
  follow_through = 0.75,
  steps = { scores, weights, output },
  samples = {
    {
      given = {
        q = { { 1, 0, 2, 1 }, { 0, 1, 1, 0 } },
        k = { { 1, 1, 0, 1 }, { 0, 2, 1, 0 }, { 1, 0, 1, 1 } },
        v = { { 1, 0 }, { 0, 2 }, { 3, 1 } },
      },
      value = {
        scores = { { 1, 1, 2 }, { 0.5, 1.5, 0.5 } },
        weights = {
          { 0.211941558, 0.211941558, 0.576116885 },
          { 0.211941558, 0.576116885, 0.211941558 },
        },
        output = { { 1.940292212, 1 }, { 0.847766230, 1.364175327 } },
      },
    },
  },
}
