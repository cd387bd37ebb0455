-- The first-order estimate of what removing a unit changes in the loss (Molchanov et al. 2017,
-- §2.2), with the absolute value of every example's contribution.

return {
  doc = "The importance of n units: the mean over s examples of |activation · gradient|.",
  given = { a = "tensor[s,n]", g = "tensor[s,n]" },
  reference = function(g) return (g.a * g.g):abs():mean(1) end,
  mistakes = {
    magnitude = {
      reference = function(g) return g.a:abs():mean(1) end,
      feedback = {
        en = "Only the activations were used. A large activation matters little where the loss has "
          .. "no gradient.",
        zh = "你只用了激活值。若损失对它没有梯度，激活再大也不重要。",
      },
    },
    gradient = {
      reference = function(g) return g.g:abs():mean(1) end,
      feedback = {
        en = "Only the gradients were used. Removing a unit changes it by its activation, so both "
          .. "multiply.",
        zh = "你只用了梯度。移除一个单元的改变量是它的激活值，因此两者要相乘。",
      },
    },
    ["abs-after-mean"] = {
      reference = function(g)
        if g.a:shape(1) == 1 then return nil end
        return (g.a * g.g):mean(1):abs()
      end,
      feedback = {
        en = "The absolute value was taken after averaging, so examples of opposite signs cancel.",
        zh = "你在取平均之后才取绝对值，符号相反的样本就相互抵消了。",
      },
    },
  },
  samples = {
    {
      given = { a = { { 1, 2, 0 }, { 3, -1, 2 } }, g = { { 0.5, -1, 2 }, { -0.5, -0.2, 0.1 } } },
      value = { 1, 1.1, 0.1 },
    },
  },
}
