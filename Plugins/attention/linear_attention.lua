-- Linear attention (Katharopoulos et al. 2020, section 3.2): a feature map φ stands for the
-- exponential, so that the sums over the keys can be taken once for all queries.
local kernels = require "kernels"

local maps = {
  ["elu+1"] = function(x)
    -- elu(x) + 1 is x + 1 above 0 and e^x below. The minimum keeps the side not taken finite.
    return tensor.where(x:gt(0), x + 1, x:minimum(0):exp())
  end,
  relu = function(x) return x:maximum(0) end,
  identity = function(x) return x end,
}

--- φ(q_i)·φ(k_j) for every visible pair, [n,m].
local function similarities(g, map)
  local scores = map(g.q):matmul(map(g.k):transpose())
  return g.causal and scores * tensor.tril(g.q:shape(1)) or scores
end

--- The values averaged by the similarities, or summed when `summed`; nil where that is undefined.
local function output(g, map, summed)
  local scores = similarities(g, map)
  local total = scores:matmul(g.v)
  return summed and total or kernels.finite(total / scores:sum(2, true))
end

local function map_of(g)
  local name = g.phi or "elu+1"
  if name ~= "elu+1" and name ~= "relu" then
    error(("phi must be 'elu+1' or 'relu', not '%s'"):format(name), 0)
  end
  return maps[name]
end

return {
  doc = "Linear attention: the values, averaged by φ(q)·φ(k) with φ(x) = elu(x) + 1, or relu.",
  given = {
    q = "tensor[n,d]", k = "tensor[m,d]", v = "tensor[m,e]", phi = "string?", causal = "boolean?",
  },
  reference = function(g)
    if g.causal and g.q:shape(1) ~= g.k:shape(1) then
      error("causal attention needs as many keys as queries", 0)
    end
    return output(g, map_of(g))
      or error("the similarities of a query sum to 0, so its average is undefined", 0)
  end,
  mistakes = {
    ["no-normaliser"] = {
      reference = function(g) return output(g, map_of(g), true) end,
      feedback = {
        en = "The weighted sum was not divided by the sum of the weights φ(q)·φ(k), so it is no "
          .. "average: it grows with the number of keys.",
        zh = "加权和没有除以权重 φ(q)·φ(k) 之和，因此不是平均值：键越多，它就越大。",
      },
    },
    ["no-phi"] = {
      reference = function(g) return output(g, maps.identity) end,
      feedback = {
        en = "The feature map was left out. Without φ the products q·k can be negative, and then "
          .. "they are no weights.",
        zh = "漏掉了特征映射。没有 φ，点积 q·k 可能为负，就不能当作权重。",
      },
    },
    ["softmax-attention"] = {
      reference = function(g)
        local scores = g.q:matmul(g.k:transpose()) / math.sqrt(g.q:shape(2))
        if g.causal then scores = kernels.hide(scores, tensor.tril(g.q:shape(1))) end
        return scores:softmax(-1):matmul(g.v)
      end,
      feedback = {
        en = "This is ordinary softmax attention. Linear attention replaces exp(q·k/√d) by "
          .. "φ(q)·φ(k).",
        zh = "这是普通的 softmax 注意力。线性注意力用 φ(q)·φ(k) 代替 exp(q·k/√d)。",
      },
    },
    ["relu-phi"] = {
      reference = function(g)
        return map_of(g) ~= maps.relu and output(g, maps.relu) or nil
      end,
      feedback = {
        en = "You used max(0, x) for φ. The map asked for is elu(x) + 1: x + 1 above 0 and e^x "
          .. "below, so that it is never 0.",
        zh = "你把 max(0, x) 当作 φ。题目要求的是 elu(x) + 1：正数处为 x + 1，负数处为 e^x，因而永不为 0。",
      },
    },
  },
  samples = {
    {
      given = {
        q = { { 1, -0.5 }, { 0, 2 } },
        k = { { 1, 0 }, { -1, 1 }, { 2, 1 } },
        v = { { 1, 0 }, { 0, 1 }, { 2, 2 } },
      },
      value = { { 1.382342, 1.189312 }, { 1.129229, 1.196388 } },
    },
    {
      -- The first position sees itself alone.
      given = { q = { { 0 }, { 1 } }, k = { { 0 }, { 1 } }, v = { { 3 }, { 6 } }, causal = true },
      value = { { 3 }, { 5 } },
    },
  },
}
