-- Scaled dot-product attention (Vaswani et al. 2017, section 3.2.1): its weights and its output.
local kernels = require "kernels"

--- softmax(q kᵀ / √d_k) over the visible keys. `with` overrides one part of the formula: `divisor`,
--- `axis`, `mask` (false: none), or `keys` (what stands for kᵀ).
local function weights(g, with)
  with = with or {}
  local divisor = with.divisor or math.sqrt(g.q:shape(2))
  local scores = g.q:matmul(with.keys or g.k:transpose()) / divisor
  if with.mask ~= false then scores = kernels.hide(scores, with.mask or g.mask) end
  return scores:softmax(with.axis or -1)
end

local no_scale = {
  reference = function(g)
    return g.q:shape(2) > 1 and weights(g, { divisor = 1 }) or nil
  end,
  feedback = {
    en = "The scores were not divided by √d_k.",
    zh = "分数没有除以 √d_k。",
  },
}
local scale_dk = {
  reference = function(g)
    return g.q:shape(2) > 1 and weights(g, { divisor = g.q:shape(2) }) or nil
  end,
  feedback = {
    en = "The scores were divided by d_k. The divisor is its square root.",
    zh = "分数除以了 d_k。除数应是它的平方根。",
  },
}
local softmax_queries = {
  reference = function(g) return kernels.finite(weights(g, { axis = -2 })) end,
  feedback = {
    en = "Softmax ran over the queries. Each query (row) shares a weight of 1 among the keys.",
    zh = "你沿查询方向做了 softmax。应当是每个查询（行）把总和为 1 的权重分给各个键。",
  },
}
local mask_after = {
  reference = function(g)
    return kernels.hides(g.mask) and weights(g, { mask = false }) * g.mask or nil
  end,
  feedback = {
    en = "The mask came after softmax, so rows no longer sum to 1. Mask the scores first.",
    zh = "掩码放在了 softmax 之后，各行之和不再是 1。应在 softmax 之前遮住分数。",
  },
}
local mask_transposed = {
  reference = function(g)
    if not kernels.hides(g.mask) or g.mask:shape(1) ~= g.mask:shape(2) then return nil end
    local transposed = g.mask:transpose()
    if tensor.allclose(transposed, g.mask, 0, 0) then return nil end
    return kernels.finite(weights(g, { mask = transposed }))
  end,
  feedback = {
    en = "The mask was used transposed. Its rows are queries, its columns keys.",
    zh = "掩码被转置使用了。它的行是查询，列是键。",
  },
}
local no_mask = {
  reference = function(g) return kernels.hides(g.mask) and weights(g, { mask = false }) or nil end,
  feedback = {
    en = "The mask was ignored: hidden keys received weight.",
    zh = "没有使用掩码：被遮住的键也得到了权重。",
  },
}

--- The same slip in the weights, carried through to the output.
local function times_values(mistake)
  return {
    reference = function(g)
      local wrong = mistake.reference(g)
      return wrong and wrong:matmul(g.v)
    end,
    feedback = mistake.feedback,
  }
end

local attention = {}

attention.weights = {
  doc = "Attention weights, one row a query: softmax over the visible keys of q·k/√d_k.",
  given = { q = "tensor[n,d]", k = "tensor[m,d]", mask = "tensor[n,m]?" },
  reference = function(g) return kernels.defined(weights(g)) end,
  mistakes = {
    ["no-scale"] = no_scale,
    ["scale-dk"] = scale_dk,
    ["softmax-queries"] = softmax_queries,
    ["mask-after"] = mask_after,
    ["mask-transposed"] = mask_transposed,
    ["no-mask"] = no_mask,
  },
  samples = {
    {
      given = {
        q = { { 1, 0, 2, 1 }, { 0, 1, 1, 0 } },
        k = { { 1, 1, 0, 1 }, { 0, 2, 1, 0 }, { 1, 0, 1, 1 } },
      },
      value = {
        { 0.211941558, 0.211941558, 0.576116885 },
        { 0.211941558, 0.576116885, 0.211941558 },
      },
    },
    {
      given = {
        q = { { 1, 0 }, { 0, 1 }, { 1, 1 } },
        k = { { 1, 0 }, { 0, 1 }, { 1, 1 } },
        mask = { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 } },
      },
      value = {
        { 1, 0, 0 },
        { 0.330238451, 0.669761549, 0 },
        { 0.248255078, 0.248255078, 0.503489843 },
      },
    },
  },
}

attention.output = {
  doc = "Scaled dot-product attention: the values, averaged by the attention weights.",
  given = { q = "tensor[n,d]", k = "tensor[m,d]", v = "tensor[m,e]", mask = "tensor[n,m]?" },
  reference = function(g) return kernels.defined(weights(g)):matmul(g.v) end,
  mistakes = {
    ["no-scale"] = times_values(no_scale),
    ["scale-dk"] = times_values(scale_dk),
    ["softmax-queries"] = times_values(softmax_queries),
    ["mask-after"] = times_values(mask_after),
    ["no-mask"] = times_values(no_mask),
    ["no-softmax"] = {
      reference = function(g)
        local scores = g.q:matmul(g.k:transpose()) / math.sqrt(g.q:shape(2))
        if g.mask then scores = tensor.where(g.mask:eq(0), 0, scores) end
        return scores:matmul(g.v)
      end,
      feedback = {
        en = "The scaled scores were multiplied with V. Softmax turns them into weights first.",
        zh = "你把缩放后的分数直接乘以 V。应先用 softmax 把它们变成权重。",
      },
    },
    ["k-not-transposed"] = times_values {
      reference = function(g)
        -- Q·K exists only where there are as many keys as columns.
        if g.k:shape(1) ~= g.k:shape(2) then return nil end
        return weights(g, { keys = g.k })
      end,
      feedback = {
        en = "K was not transposed. A score is a query row times a key row: Q·Kᵀ.",
        zh = "K 没有转置。分数是查询行与键行的点积，即 Q·Kᵀ。",
      },
    },
  },
  samples = {
    {
      given = {
        q = { { 1, 0, 2, 1 }, { 0, 1, 1, 0 } },
        k = { { 1, 1, 0, 1 }, { 0, 2, 1, 0 }, { 1, 0, 1, 1 } },
        v = { { 1, 0 }, { 0, 2 }, { 3, 1 } },
      },
      value = { { 1.940292212, 1 }, { 0.847766230, 1.364175327 } },
    },
    {
      given = {
        q = { { 1, 0 }, { 0, 1 }, { 1, 1 } },
        k = { { 1, 0 }, { 0, 1 }, { 1, 1 } },
        v = { { 1, 0 }, { 0, 2 }, { 3, 1 } },
        mask = { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 } },
      },
      value = { { 1, 0 }, { 0.330238451, 1.339523099 }, { 1.758724609, 1 } },
    },
  },
}

return attention
