-- Bernoulli naive Bayes (McCallum and Nigam 1998): absent features count as well.
local chances = require "chances"

-- The factor of every feature [c,f]: θ where it is present, `absent` where it is not.
local function factors(g, absent)
  return tensor.where(g.x, g.cond, absent)
end

-- The products of the rows, [c].
local function row_products(rows)
  return chances.product(rows:transpose())
end

local function likelihood(g)
  return row_products(factors(g, 1 - g.cond))
end

return {
  doc = "The posterior over classes from f binary features, independent given the class.",
  given = { prior = "tensor[c]", cond = "tensor[c,f]", x = "tensor[f]" },
  reference = function(g)
    if (g.x:eq(0) + g.x:eq(1)):min() == 0 then
      error("every feature in x must be 0 or 1", 0)
    end
    chances.within(g.cond, 0, 1, "cond")
    return chances.normalised(g.prior * likelihood(g))
      or error("these features are impossible under every class", 0)
  end,
  mistakes = {
    ["absent-ignored"] = {
      reference = function(g)
        if g.x:min() == 1 then return nil end
        return chances.normalised(g.prior * row_products(factors(g, 1)))
      end,
      feedback = {
        en = "The features with x = 0 were left out. Their absence is evidence too: each gives a "
          .. "factor 1 − θ.",
        zh = "你漏掉了 x = 0 的特征。特征不出现也是证据：每个都给出因子 1 − θ。",
      },
    },
    ["no-prior"] = {
      reference = function(g)
        if chances.uniform(g.prior) then return nil end
        return chances.normalised(likelihood(g))
      end,
      feedback = {
        en = "The class prior was dropped. Multiply each class's likelihood by p(c).",
        zh = "你漏掉了类先验。每个类的似然还要乘以 p(c)。",
      },
    },
    ["unnormalised"] = {
      reference = function(g) return g.prior * likelihood(g) end,
      feedback = {
        en = "These are the joint probabilities p(c, x). Divide by their sum p(x).",
        zh = "这是联合概率 p(c, x)。还要除以它们的和 p(x)。",
      },
    },
    ["averaged"] = {
      reference = function(g)
        if g.x:size() == 1 then return nil end
        return chances.normalised(g.prior * factors(g, 1 - g.cond):mean(2))
      end,
      feedback = {
        en = "The factors of the features were averaged. Features that are independent given the "
          .. "class multiply.",
        zh = "你对各特征的因子取了平均。给定类别时相互独立的特征，其因子应相乘。",
      },
    },
  },
  samples = {
    {
      given = {
        prior = { 0.7, 0.3 }, cond = { { 0.2, 0.6, 0.1 }, { 0.7, 0.5, 0.4 } }, x = { 1, 0, 1 },
      },
      value = { 0.1176470588, 0.8823529412 },
    },
  },
}
