-- The Kullback–Leibler divergence KL(p ‖ q) = Σ p log(p/q), with 0 log 0 = 0.
local classes = require "classes"

--- Natural logarithms, or those of the base asked for.
local function unit(g) return g.base and math.log(g.base) or 1 end

local function demand_distribution(name, p)
  if p:min() < 0 or math.abs(p:sum() - 1) > 1e-6 then
    error(name .. " must be probabilities that sum to 1", 0)
  end
end

local function demand_same_shape(p, q)
  local a, b = p:shape(), q:shape()
  for axis = 1, math.max(#a, #b) do
    if a[axis] ~= b[axis] then error("p and q must have the same shape", 0) end
  end
end

return {
  doc = "KL(p ‖ q) in nats, or with logarithms to a base; p and q may be tables of the same shape.",
  given = { p = "tensor", q = "tensor", base = "number?" },
  reference = function(g)
    demand_same_shape(g.p, g.q)
    demand_distribution("p", g.p)
    demand_distribution("q", g.q)
    if g.base and g.base <= 1 then error("the base must be above 1", 0) end
    return classes.finite(classes.kl(g.p, g.q) / unit(g))
      or error("q is 0 where p is not, so the divergence is infinite", 0)
  end,
  mistakes = {
    ["reversed"] = {
      reference = function(g) return classes.finite(classes.kl(g.q, g.p) / unit(g)) end,
      feedback = {
        en = "This is KL(q ‖ p). The divergence is not symmetric: the weights are those of p, "
          .. "which stands first.",
        zh = "这是 KL(q ‖ p)。散度不对称：权重应取写在前面的 p。",
      },
    },
    ["log2"] = {
      reference = function(g)
        return unit(g) == 1 and classes.kl(g.p, g.q) / math.log(2) or nil
      end,
      feedback = {
        en = "This is in bits. Use the natural logarithm for nats.",
        zh = "这是以比特计的。以纳特计应使用自然对数。",
      },
    },
    ["cross-entropy"] = {
      reference = function(g)
        if g.p:max() == 1 then return nil end -- no entropy to take off
        local terms = tensor.where(g.p:gt(0), g.p * g.q:log(), 0)
        return -terms:sum() / unit(g)
      end,
      feedback = {
        en = "This is the cross-entropy −Σ p log q. Take off the entropy of p.",
        zh = "这是交叉熵 −Σ p log q。还要减去 p 的熵。",
      },
    },
    ["symmetric"] = {
      reference = function(g)
        return classes.finite((classes.kl(g.p, g.q) + classes.kl(g.q, g.p)) / 2 / unit(g))
      end,
      feedback = {
        en = "This is the mean of both directions. The question asks for KL(p ‖ q) alone.",
        zh = "这是两个方向的平均。题目只要 KL(p ‖ q)。",
      },
    },
    ["unweighted"] = {
      reference = function(g)
        return classes.finite((g.p:log() - g.q:log()):sum() / unit(g))
      end,
      feedback = {
        en = "The logarithms of the ratios were added without weights. Each is multiplied by p.",
        zh = "各个比值的对数没有加权就相加了。每一项都要乘以 p。",
      },
    },
  },
  samples = {
    { given = { p = { 0.7, 0.2, 0.1 }, q = { 0.3, 0.4, 0.3 } }, value = 0.344618 },
    {
      given = { p = { { 0.5, 0 }, { 0, 0.5 } }, q = { { 0.25, 0.25 }, { 0.25, 0.25 } } },
      value = 0.693147181,
    },
  },
}
