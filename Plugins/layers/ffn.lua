-- The position-wise feed-forward block (Vaswani et al. 2017, section 3.3):
-- max(0, x W₁ + b₁) W₂ + b₂.

local activations = {
  relu = function(x) return x:maximum(0) end,
  -- The approximation by tanh (Hendrycks and Gimpel 2016, section 2).
  gelu = function(x)
    return x / 2 * (1 + (math.sqrt(2 / math.pi) * (x + 0.044715 * x ^ 3)):tanh())
  end,
}

local function activation(g)
  local name = g.act or "relu"
  return activations[name]
    or error(("act must be 'relu' or 'gelu', not '%s'"):format(name), 0)
end

local function hidden(g) return g.x:matmul(g.w1) + g.b1 end

local function output(g, active) return active:matmul(g.w2) + g.b2 end

return {
  doc = "A feed-forward block on one vector: act(x w1 + b1) w2 + b2, act being relu or gelu.",
  given = {
    x = "tensor[d]", w1 = "tensor[d,f]", b1 = "tensor[f]", w2 = "tensor[f,e]", b2 = "tensor[e]",
    act = "string?",
  },
  reference = function(g) return output(g, activation(g)(hidden(g))) end,
  mistakes = {
    ["no-activation"] = {
      reference = function(g) return output(g, hidden(g)) end,
      feedback = {
        en = "The activation was left out. Without it the two matrices are one linear map.",
        zh = "漏掉了激活函数。没有它，两个矩阵合起来只是一个线性映射。",
      },
    },
    ["activation-after"] = {
      reference = function(g) return activation(g)(output(g, hidden(g))) end,
      feedback = {
        en = "The activation was applied to the output. It stands between the two matrices, on the "
          .. "hidden units.",
        zh = "激活函数用在了输出上。它应在两个矩阵之间，作用于隐藏单元。",
      },
    },
    ["no-bias"] = {
      reference = function(g)
        if g.b1:abs():max() == 0 and g.b2:abs():max() == 0 then return nil end
        return activation(g)(g.x:matmul(g.w1)):matmul(g.w2)
      end,
      feedback = {
        en = "The biases were left out. b₁ is added before the activation, b₂ at the end.",
        zh = "漏掉了偏置。b₁ 在激活之前加，b₂ 最后加。",
      },
    },
    ["abs"] = {
      reference = function(g)
        return activation(g) == activations.relu and output(g, hidden(g):abs()) or nil
      end,
      feedback = {
        en = "Negative hidden units became positive. ReLU sets them to 0.",
        zh = "负的隐藏单元变成了正数。ReLU 把它们置为 0。",
      },
    },
  },
  samples = {
    {
      given = {
        x = { 1, -2 },
        w1 = { { 1, 0, 2 }, { 1, 1, -1 } },
        b1 = { 0, 1, -1 },
        w2 = { { 1, 2 }, { 0, 1 }, { 1, -1 } },
        b2 = { 0.5, 0 },
      },
      value = { 3.5, -3 },
    },
    {
      given = {
        x = { 0.5 }, w1 = { { 1, 1, 1 } }, b1 = { 0, -1, -2 }, w2 = { { 1 }, { -2 }, { 1 } },
        b2 = { 0 },
      },
      value = { 0.5 },
    },
  },
}
