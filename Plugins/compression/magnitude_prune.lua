-- Unstructured pruning of the smallest magnitudes (Han et al. 2015).

-- The mask [length] with zeros for the `count` smallest elements of a list; of equal elements
-- the earlier goes first, since the sort is stable.
local function without_smallest(values, count)
  local order, mask = {}, {}
  for i = 1, #values do
    order[i], mask[i] = i, 1
  end
  table.sort(order, function(i, j) return values[i] < values[j] end)
  for place = 1, count do
    mask[order[place]] = 0
  end
  return mask
end

-- How many of n entries a sparsity prunes. 0.29 · 100 is 28.999… in floating point.
local function pruned(g, n)
  return math.floor(g.sparsity * n + 1e-9)
end

-- A mask of the shape of `weights`, with the share pruned of all entries together.
local function pruned_mask(g, weights)
  local values = weights:reshape({ -1 }):list()
  return tensor.new(without_smallest(values, pruned(g, #values))):reshape(weights:shape())
end

return {
  doc = "The 0/1 mask that keeps the largest magnitudes: ⌊sparsity · mn⌋ entries are pruned.",
  given = { W = "tensor[m,n]", sparsity = "number" },
  reference = function(g)
    if g.sparsity < 0 or g.sparsity > 1 then error("sparsity must be between 0 and 1", 0) end
    return pruned_mask(g, g.W:abs())
  end,
  mistakes = {
    ["signed-sort"] = {
      reference = function(g)
        if g.W:min() >= 0 then return nil end
        return pruned_mask(g, g.W)
      end,
      feedback = {
        en = "The smallest signed values were pruned, so large negative weights went. Compare "
          .. "magnitudes.",
        zh = "你按带符号的值剪枝，绝对值大的负权重被剪掉了。应比较绝对值。",
      },
    },
    ["kept-smallest"] = {
      reference = function(g) return 1 - pruned_mask(g, g.W:abs()) end,
      feedback = {
        en = "The mask is inverted: 1 marks the weights that stay, the large ones.",
        zh = "掩码反了：1 表示保留的权重，即绝对值大的那些。",
      },
    },
    ["per-row"] = {
      reference = function(g)
        local rows, columns = g.W:shape(1), g.W:shape(2)
        if rows == 1 then return nil end
        local masks = {}
        for i = 1, rows do
          masks[i] = without_smallest(g.W:row(i):abs():list(), pruned(g, columns))
        end
        return tensor.new(masks)
      end,
      feedback = {
        en = "Each row was pruned by itself. All entries of the matrix are ranked together.",
        zh = "你对每一行分别剪枝了。应把整个矩阵的元素放在一起排序。",
      },
    },
  },
  samples = {
    {
      given = { W = { { 0.1, -2, 0.3, 0.05 }, { 1, 0.2, -1.5, 0.7 } }, sparsity = 0.375 },
      value = { { 0, 1, 1, 0 }, { 1, 0, 1, 1 } },
    },
  },
}
