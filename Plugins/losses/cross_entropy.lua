-- The loss of a language model: the mean negative log-probability of the targets that count.
local classes = require "classes"

--- The positions that count, each with its logits and its target distribution: one-hot, or with
--- `eps` spread over all classes (Szegedy et al. 2016, section 7).
local function counted(g)
  local kept, size, eps = {}, g.logits:shape(2), g.eps or 0
  for i, y in ipairs(g.targets:list()) do
    if y ~= (g.ignore or -100) then
      local target = classes.one_hot(y, size) * (1 - eps) + eps / size
      table.insert(kept, { logits = g.logits:row(i), target = target })
    end
  end
  return kept
end

local function sum_of(kept, loss)
  local sum = 0
  for _, position in ipairs(kept) do sum = sum + loss(position) end
  return sum
end

local function nats(position)
  return -(position.target * position.logits:log_softmax()):sum()
end

local function mean(g)
  local kept = counted(g)
  return sum_of(kept, nats) / #kept
end

return {
  doc = "Cross-entropy in nats, averaged over the positions whose target is not ignored.",
  given = {
    logits = "tensor[n,v]", targets = "tensor[n]", ignore = "integer?", eps = "number?",
  },
  reference = function(g)
    if #counted(g) == 0 then error("every target is ignored, so there is no mean", 0) end
    return mean(g)
  end,
  mistakes = {
    ["log2"] = {
      reference = function(g) return mean(g) / math.log(2) end,
      feedback = {
        en = "This is in bits. The loss is taken with the natural logarithm, in nats.",
        zh = "这是以比特计的。损失用自然对数，单位是纳特。",
      },
    },
    ["sum"] = {
      reference = function(g)
        local kept = counted(g)
        return #kept > 1 and sum_of(kept, nats) or nil
      end,
      feedback = {
        en = "The losses were added up. Divide by the number of positions that count.",
        zh = "你把各位置的损失加了起来。还要除以计入的位置数。",
      },
    },
    ["pad-in-mean"] = {
      reference = function(g)
        local kept, all = counted(g), g.targets:size()
        return #kept < all and sum_of(kept, nats) / all or nil
      end,
      feedback = {
        en = "The ignored positions were counted in the denominator. They leave the sum and the "
          .. "count alike.",
        zh = "分母中计入了被忽略的位置。它们既不进入总和，也不进入个数。",
      },
    },
    ["mean-prob"] = {
      reference = function(g)
        local kept = counted(g)
        if #kept < 2 or (g.eps or 0) ~= 0 then return nil end
        local mass = sum_of(kept, function(position)
          return (position.target * position.logits:softmax()):sum()
        end)
        return -math.log(mass / #kept)
      end,
      feedback = {
        en = "This is the logarithm of the mean probability. Take the logarithm at each position "
          .. "first and then the mean.",
        zh = "这是平均概率的对数。应先在每个位置取对数，再求平均。",
      },
    },
    ["no-softmax"] = {
      reference = function(g)
        local kept = counted(g)
        return -sum_of(kept, function(p) return (p.target * p.logits):sum() end) / #kept
      end,
      feedback = {
        en = "The logit itself was taken for the log-probability. Log-softmax also takes off "
          .. "log Σ exp of all logits.",
        zh = "你把 logit 本身当成了对数概率。log-softmax 还要减去全部 logits 的 log Σ exp。",
      },
    },
  },
  samples = {
    {
      given = { logits = { { 2, 0, 1 }, { 0, 1, 3 }, { 1, 1, 0 } }, targets = { 0, 2, -100 } },
      value = 0.288725998,
    },
  },
}
