-- Gradient accumulation: the mean gradient of a large batch from those of its micro-batches.

--- Σ n_k g_k, over the examples of all micro-batches.
local function sum_over_examples(g) return g.sizes:matmul(g.g) end

local function count(g) return g.g:shape(1) end

return {
  doc = "The gradient of a batch from the mean gradients g of micro-batches, one row each.",
  given = { g = "tensor[m,p]", sizes = "tensor[m]" },
  reference = function(g)
    if count(g) < 1 then error("there must be at least one micro-batch", 0) end
    if g.sizes:min() <= 0 then error("the sizes must be positive", 0) end
    return sum_over_examples(g) / g.sizes:sum()
  end,
  mistakes = {
    ["summed"] = {
      reference = function(g) return count(g) > 1 and g.g:sum(1) or nil end,
      feedback = {
        en = "The gradients were added up and not averaged, as if the learning rate had grown.",
        zh = "你把梯度相加却没有取平均，相当于放大了学习率。",
      },
    },
    ["unweighted"] = {
      reference = function(g)
        return g.sizes:max() > g.sizes:min() and g.g:mean(1) or nil
      end,
      feedback = {
        en = "The micro-batches were weighted alike. They differ in size: each counts with the "
          .. "number of its examples.",
        zh = "各个微批被等权平均了。它们大小不同，应按样本数加权。",
      },
    },
    ["last-only"] = {
      reference = function(g) return count(g) > 1 and g.g:row(count(g)) or nil end,
      feedback = {
        en = "This is the gradient of the last micro-batch alone: the earlier ones were zeroed "
          .. "before the step.",
        zh = "这只是最后一个微批的梯度：前面的梯度在更新之前被清零了。",
      },
    },
    ["sum-over-m-of-sums"] = {
      reference = function(g)
        if g.sizes:sum() == count(g) then return nil end
        return sum_over_examples(g) / count(g)
      end,
      feedback = {
        en = "The weighted sum was divided by the number of micro-batches. Divide by the number of "
          .. "examples.",
        zh = "加权和除以了微批的个数。应除以样本总数。",
      },
    },
  },
  samples = {
    {
      given = { g = { { 1, 2 }, { 3, -1 }, { 0, 4 } }, sizes = { 4, 2, 2 } },
      value = { 1.25, 1.75 },
    },
  },
}
