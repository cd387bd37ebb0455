-- The gradient of the cross-entropy with respect to the logits: softmax(z) − q for a target q.
local classes = require "classes"

local function size(g) return g.logits:size() end

--- The hard target: class y, or without it the most probable class of the soft target.
local function hard(g)
  return classes.one_hot(g.y or g.q:argmax() - 1, size(g))
end

local function target(g) return g.q or hard(g) end

local function gradient(g, q) return g.logits:softmax() - q end

return {
  doc = "The gradient of the cross-entropy by the logits, for a class y or a soft target q.",
  given = { logits = "tensor[v]", y = "integer?", q = "tensor[v]?" },
  reference = function(g)
    if not g.y and not g.q then error("there must be a class y or a target q", 0) end
    if g.q and math.abs(g.q:sum() - 1) > 1e-6 then error("the target q must sum to 1", 0) end
    return gradient(g, target(g))
  end,
  mistakes = {
    ["sign"] = {
      reference = function(g) return -gradient(g, target(g)) end,
      feedback = {
        en = "This is q − p, the direction of descent. The gradient itself is p − q and points to "
          .. "higher loss.",
        zh = "这是 q − p，即下降的方向。梯度本身是 p − q，指向损失上升的方向。",
      },
    },
    ["logit-minus-q"] = {
      reference = function(g) return g.logits - target(g) end,
      feedback = {
        en = "The target was taken off the logits. Take softmax of the logits first.",
        zh = "你用 logits 减去目标。应先对 logits 做 softmax。",
      },
    },
    ["only-target"] = {
      reference = function(g) return gradient(g, target(g)) * hard(g) end,
      feedback = {
        en = "Only the right class has a gradient here. The denominator of softmax also pushes "
          .. "every other class down, by its probability.",
        zh = "这里只有正确类有梯度。softmax 的分母还会按各类的概率压低其他每一类。",
      },
    },
    ["hard-target"] = {
      reference = function(g)
        if not g.q or tensor.allclose(g.q, hard(g), 0, 0) then return nil end
        return gradient(g, hard(g))
      end,
      feedback = {
        en = "A one-hot target was taken off. The target here is soft: take off q in every class.",
        zh = "你减去的是独热目标。这里的目标是软的：每一类都应减去 q。",
      },
    },
  },
  samples = {
    { given = { logits = { 2, 0, 1 }, y = 0 }, value = { -0.334759, 0.090031, 0.244728 } },
    {
      given = { logits = { 2, 0, 1 }, q = { 0.9, 0.05, 0.05 } },
      value = { -0.234759, 0.040031, 0.194728 },
    },
  },
}
