-- The smoothed target of a classifier over a vocabulary, and its loss. Classes are numbered from 0.

-- `hit` at class y and `miss` at every other class, a tensor [V].
local function two_valued(g, hit, miss)
  local target = {}
  for class = 0, g.V - 1 do
    target[class + 1] = class == g.y and hit or miss
  end
  return tensor.new(target)
end

-- Szegedy et al. 2016, §7: the mass ε is spread over all V classes, the right one included.
local function spread_over_all(g)
  return two_valued(g, 1 - g.eps + g.eps / g.V, g.eps / g.V)
end

-- The other convention: the mass ε is spread over the V − 1 wrong classes only.
local function spread_over_others(g)
  return two_valued(g, 1 - g.eps, g.eps / (g.V - 1))
end

-- The target itself or, where logits are given, the cross-entropy H(target, softmax(logits)) in nats.
local function outcome(g, target)
  if not g.logits then return target end
  return -(target * g.logits:log_softmax(1)):sum()
end

local targets = { all = spread_over_all, others = spread_over_others }

-- The convention asked for, and the one not asked for.
local function conventions(g)
  local asked = g.variant or "all"
  if not targets[asked] then
    error(("variant must be 'all' or 'others', not '%s'"):format(asked))
  end
  return targets[asked], targets[asked == "all" and "others" or "all"]
end

return {
  doc = "The smoothed target over V classes, in the variant 'all' or 'others', or its loss.",
  given = {
    V = "integer", y = "integer", eps = "number", variant = "string?", logits = "tensor[n]?",
  },
  reference = function(g)
    if g.V < 2 then
      error(("there must be at least 2 classes, not %d"):format(g.V))
    end
    if g.y < 0 or g.y >= g.V then
      error(("class y must be between 0 and %d, not %d"):format(g.V - 1, g.y))
    end
    local asked = conventions(g)
    return outcome(g, asked(g))
  end,
  mistakes = {
    ["variant-swapped"] = {
      reference = function(g)
        if g.eps == 0 then return nil end -- nothing to spread: both conventions are one-hot
        local _, other = conventions(g)
        return outcome(g, other(g))
      end,
      feedback = {
        en = "This is the other convention. Check whether ε is shared by all V classes, so that "
          .. "the right one gets 1 − ε + ε/V, or only by the V − 1 wrong ones.",
        zh = "这是另一种约定。请看清 ε 是由全部 V 个类分享（正确类得 1 − ε + ε/V），还是只由 V − 1 个错误类分享。",
      },
    },
    ["unnormalised"] = {
      reference = function(g)
        if g.eps == 0 then return nil end
        return outcome(g, two_valued(g, 1 - g.eps, g.eps / g.V))
      end,
      feedback = {
        en = "With 1 − ε on the right class and ε/V on the others the target sums to 1 − ε/V. "
          .. "A distribution must sum to 1.",
        zh = "正确类为 1 − ε、其余为 ε/V 时，总和是 1 − ε/V。概率分布的总和必须是 1。",
      },
    },
    ["one-hot"] = {
      reference = function(g)
        if g.eps == 0 then return nil end
        return outcome(g, two_valued(g, 1, 0))
      end,
      feedback = {
        en = "This is the hard one-hot target: no mass was moved away from the right class.",
        zh = "这是未平滑的独热目标：没有从正确类移走任何概率。",
      },
    },
    ["eps-each"] = {
      reference = function(g)
        if g.eps == 0 then return nil end
        -- The one wrong class of two receives the whole of ε rightly.
        if g.V == 2 and g.variant == "others" then return nil end
        return outcome(g, two_valued(g, 1 - g.eps, g.eps))
      end,
      feedback = {
        en = "Every wrong class received the whole of ε. The mass ε is shared out among the "
          .. "classes, so that the target still sums to 1.",
        zh = "每个错误类都得到了整个 ε。ε 是各类分享的总量，这样目标的总和才仍为 1。",
      },
    },
  },
  samples = {
    { given = { V = 5, y = 2, eps = 0.1 }, value = { 0.02, 0.02, 0.92, 0.02, 0.02 } },
    {
      given = { V = 5, y = 2, eps = 0.1, variant = "others" },
      value = { 0.025, 0.025, 0.9, 0.025, 0.025 },
    },
    { given = { V = 4, y = 1, eps = 0.2, logits = { 2, 0, 1, -1 } }, value = 2.340189699 },
  },
}
