-- Bayes' rule over a finite set of hypotheses; several observations are independent given each.
local chances = require "chances"

-- The observations as rows, [m,k].
local function observations(g)
  local rank, k = g.like:rank(), g.prior:shape(1)
  if (rank ~= 1 and rank ~= 2) or g.like:shape(-1) ~= k then
    error(("like must be a vector or rows of %d numbers, one a hypothesis"):format(k), 0)
  end
  return rank == 1 and g.like:reshape { 1, k } or g.like
end

local function likelihood(g)
  return chances.product(observations(g))
end

-- The whole of `result`, or the one hypothesis that is asked for.
local function asked(g, result)
  if not result or not g.which then return result end
  if g.which < 1 or g.which > result:size() then
    error(("which must be between 1 and %d, not %d"):format(result:size(), g.which), 0)
  end
  return result:at(g.which)
end

return {
  doc = "The posterior over k hypotheses from a prior and likelihoods of one or more observations.",
  given = { prior = "tensor[k]", like = "tensor", which = "integer?" },
  reference = function(g)
    local posterior = chances.normalised(g.prior * likelihood(g))
    return asked(g, posterior)
      or error("the data are impossible under every hypothesis that the prior allows", 0)
  end,
  mistakes = {
    ["no-prior"] = {
      reference = function(g)
        if chances.uniform(g.prior) then return nil end
        return asked(g, chances.normalised(likelihood(g)))
      end,
      feedback = {
        en = "This is the normalised likelihood. Multiply it by the prior first: a hypothesis that "
          .. "was improbable before the data needs stronger data.",
        zh = "这只是归一化的似然。应先乘以先验：原本就不太可能的假设，需要更强的数据支持。",
      },
    },
    ["unnormalised"] = {
      reference = function(g) return asked(g, g.prior * likelihood(g)) end,
      feedback = {
        en = "These are joint probabilities p(h)·p(D | h). Divide by their sum, the evidence p(D), "
          .. "so that the posterior sums to 1.",
        zh = "这是联合概率 p(h)·p(D | h)。还要除以它们的和，即证据 p(D)，后验之和才为 1。",
      },
    },
    ["sum-likelihoods"] = {
      reference = function(g)
        local rows = observations(g)
        if rows:shape(1) == 1 then return nil end
        return asked(g, chances.normalised(g.prior * rows:sum(1)))
      end,
      feedback = {
        en = "The likelihoods were added. Observations that are independent given the hypothesis "
          .. "multiply their probabilities.",
        zh = "你把似然相加了。给定假设时相互独立的观测，其概率应相乘。",
      },
    },
    ["prior-only"] = {
      reference = function(g)
        if chances.uniform(likelihood(g)) then return nil end
        return asked(g, g.prior)
      end,
      feedback = {
        en = "This is the prior: the data have not been taken into account.",
        zh = "这是先验：还没有把数据考虑进去。",
      },
    },
  },
  samples = {
    {
      given = { prior = { 0.6, 0.3, 0.1 }, like = { { 0.2, 0.5, 0.9 }, { 0.1, 0.4, 0.7 } } },
      value = { 0.0888888889, 0.4444444444, 0.4666666667 },
    },
    { given = { prior = { 0.5, 0.5 }, like = { 0.8, 0.2 }, which = 1 }, value = 0.8 },
  },
}
