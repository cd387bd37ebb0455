-- Attention rollout (Abnar and Zuidema 2020, section 3): how much of each input token reaches each
-- position, when half of every layer's output is its residual input.

--- The layers as matrices, the first layer first.
local function matrices(g)
  local list = {}
  for l = 1, g.a:shape(1) do list[l] = g.a:row(l) end
  return list
end

--- ½ A + ½ I with rows that sum to 1.
local function with_residual(layer)
  local mixed = (layer + tensor.eye(layer:shape(1))) / 2
  return mixed / mixed:sum(2, true)
end

local function mapped(list, f)
  local result = {}
  for i, element in ipairs(list) do result[i] = f(element) end
  return result
end

--- The product of the list with its last matrix on the left: what the last layer reads.
local function rolled(list)
  local product = list[1]
  for i = 2, #list do product = list[i]:matmul(product) end
  return product
end

local function reversed(list)
  local result = {}
  for i = #list, 1, -1 do result[#result + 1] = list[i] end
  return result
end

return {
  doc = "Attention rollout: the product of ½A + ½I over the layers, the last layer on the left.",
  given = { a = "tensor[l,n,n]" },
  reference = function(g)
    if g.a:shape(1) < 1 then error("there must be at least one layer", 0) end
    if g.a:min() < 0 then error("attention weights cannot be negative", 0) end
    return rolled(mapped(matrices(g), with_residual))
  end,
  mistakes = {
    ["no-residual"] = {
      reference = function(g) return rolled(matrices(g)) end,
      feedback = {
        en = "The identity was left out. A residual connection hands every position its own input "
          .. "on, so a layer counts as ½A + ½I.",
        zh = "漏掉了单位矩阵。残差连接会把每个位置自己的输入传下去，所以一层应算作 ½A + ½I。",
      },
    },
    ["reverse-order"] = {
      reference = function(g)
        if g.a:shape(1) < 2 then return nil end
        return rolled(reversed(mapped(matrices(g), with_residual)))
      end,
      feedback = {
        en = "The layers were multiplied in the wrong order. The last layer reads what the "
          .. "others wrote, so it stands on the left.",
        zh = "各层相乘的顺序反了。最后一层读取前面各层的输出，所以它在最左边。",
      },
    },
    ["mean"] = {
      reference = function(g)
        if g.a:shape(1) < 2 then return nil end
        return g.a:mean(1)
      end,
      feedback = {
        en = "The layers were averaged. Attention flows through one layer after another, so their "
          .. "matrices are multiplied.",
        zh = "你把各层取了平均。注意力逐层传递，所以应当把各层矩阵相乘。",
      },
    },
  },
  samples = {
    {
      given = { a = { { { 0.5, 0.5 }, { 0.1, 0.9 } }, { { 0.8, 0.2 }, { 0.4, 0.6 } } } },
      value = { { 0.68, 0.32 }, { 0.19, 0.81 } },
    },
  },
}
