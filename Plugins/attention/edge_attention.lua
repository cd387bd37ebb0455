-- Attention with a bias for each pair of positions, as for the edges of a graph (Ying et al. 2021,
-- section 3.1) or the lines of a structure: softmax(q kᵀ / √d + b) v.
local kernels = require "kernels"

local function scores(g)
  return g.q:matmul(g.k:transpose()) / math.sqrt(g.q:shape(2))
end

--- The values averaged by softmax of `biased` over the visible keys.
local function output(g, biased)
  return kernels.hide(biased, g.mask):softmax(-1):matmul(g.v)
end

local function has_bias(g) return g.b:abs():max() > 0 end

return {
  doc = "Attention with a bias b for each pair: the values, averaged by softmax(q·k/√d + b).",
  given = {
    q = "tensor[n,d]", k = "tensor[m,d]", v = "tensor[m,e]", b = "tensor[n,m]",
    mask = "tensor[n,m]?",
  },
  reference = function(g) return kernels.defined(output(g, scores(g) + g.b)) end,
  mistakes = {
    ["bias-scaled"] = {
      reference = function(g)
        local d = g.q:shape(2)
        return d > 1 and has_bias(g) and output(g, scores(g) + g.b / math.sqrt(d)) or nil
      end,
      feedback = {
        en = "The bias was divided by √d too. Only the products q·k are scaled; the bias is added "
          .. "afterwards.",
        zh = "偏置也被除以了 √d。只有点积 q·k 需要缩放，偏置在缩放之后再加。",
      },
    },
    ["bias-after"] = {
      reference = function(g)
        if not has_bias(g) then return nil end
        local visible = g.mask and tensor.where(g.mask:eq(0), 0, g.b) or g.b
        return (kernels.hide(scores(g), g.mask):softmax(-1) + visible):matmul(g.v)
      end,
      feedback = {
        en = "The bias was added to the weights, so that their rows no longer sum to 1. It belongs "
          .. "to the scores, before softmax.",
        zh = "偏置加在了权重上，各行之和不再是 1。它应在 softmax 之前加到分数上。",
      },
    },
    ["bias-mult"] = {
      reference = function(g) return output(g, scores(g) * g.b) end,
      feedback = {
        en = "The scores were multiplied by the bias. It is added: a bias of 0 then changes "
          .. "nothing.",
        zh = "分数乘以了偏置。偏置应当相加：这样偏置为 0 时什么都不变。",
      },
    },
    ["no-bias"] = {
      reference = function(g) return has_bias(g) and output(g, scores(g)) or nil end,
      feedback = {
        en = "The bias was ignored: this is attention without knowledge of the edges.",
        zh = "没有使用偏置：这是不了解边的信息的注意力。",
      },
    },
  },
  samples = {
    {
      given = {
        q = { { 1, 0, 0, 1 }, { 0, 1, 1, 0 } },
        k = { { 2, 1, 0, 0 }, { 0, 1, 0, 1 } },
        v = { { 1, 0 }, { 0, 1 } },
        b = { { 0.5, 1 }, { -1, 2 } },
      },
      value = { { 0.5, 0.5 }, { 0.047425873, 0.952574127 } },
    },
  },
}
