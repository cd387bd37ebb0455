-- Estimates of a categorical distribution under a symmetric Dirichlet prior
-- (Murphy 2012, §3.4: the posterior is Dirichlet with parameters n + α).
local kinds = {}

function kinds.mle(g)
  local total = g.counts:sum()
  if total == 0 then return nil end
  return g.counts / total
end

-- (n + extra) / (N + k·extra), or nil where that is no distribution.
local function smoothed(g, extra)
  local total = g.counts:sum() + g.counts:size() * extra
  if total <= 0 or g.counts:min() + extra < 0 then return nil end
  return (g.counts + extra) / total
end

-- The mode and the mean of the posterior. The mode takes one off every parameter.
function kinds.map(g) return g.alpha >= 1 and smoothed(g, g.alpha - 1) or nil end
function kinds.mean(g) return smoothed(g, g.alpha) end

local function kind(g) return g.kind or "mle" end

-- What the prior adds to every count.
local function pseudo_count(g)
  return kind(g) == "map" and g.alpha - 1 or g.alpha
end

-- The estimate of another kind where the question asks for maximum likelihood; `neutral` is the
-- alpha that makes them the same.
local function instead_of_mle(name, neutral)
  return function(g)
    if kind(g) ~= "mle" or not g.alpha or g.alpha == neutral then return nil end
    return kinds[name](g)
  end
end

return {
  doc = "The estimate 'mle', 'map' or 'mean' (of the posterior) of k probabilities from counts.",
  given = { counts = "tensor[k]", alpha = "number?", kind = "string?" },
  reference = function(g)
    local estimate = kinds[kind(g)]
      or error(("kind must be 'mle', 'map' or 'mean', not '%s'"):format(g.kind), 0)
    if g.counts:min() < 0 then error("no count may be negative", 0) end
    if kind(g) ~= "mle" and not g.alpha then
      error(("kind '%s' needs alpha"):format(g.kind), 0)
    end
    if kind(g) == "map" and g.alpha < 1 then
      error("the formula of the mode needs alpha of at least 1", 0)
    end
    return estimate(g) or error("without counts this estimate is undefined", 0)
  end,
  mistakes = {
    ["map-mean-swapped"] = {
      reference = function(g)
        if kind(g) == "mle" then return nil end
        return kinds[kind(g) == "map" and "mean" or "map"](g)
      end,
      feedback = {
        en = "The mean and the mode of the posterior were exchanged. The mean adds α to every "
          .. "count, the mode (MAP) α − 1.",
        zh = "你把后验的均值和众数弄反了。均值给每个计数加 α，众数（MAP）加 α − 1。",
      },
    },
    ["denominator"] = {
      reference = function(g)
        local total = g.counts:sum()
        if kind(g) == "mle" or total == 0 or pseudo_count(g) == 0 then return nil end
        return (g.counts + pseudo_count(g)) / total
      end,
      feedback = {
        en = "The pseudo-counts are missing in the denominator, so the estimates sum to more than "
          .. "1. It grows by k times what each count gained.",
        zh = "分母里没有加伪计数，估计之和大于 1。每个计数加了多少，分母就要加它的 k 倍。",
      },
    },
    ["mle"] = {
      reference = function(g)
        if kind(g) == "mle" or pseudo_count(g) == 0 then return nil end
        return kinds.mle(g)
      end,
      feedback = {
        en = "These are the relative frequencies, the maximum likelihood estimate. The prior adds "
          .. "pseudo-counts.",
        zh = "这是相对频率，即最大似然估计。先验还会加上伪计数。",
      },
    },
    ["map-for-mle"] = {
      reference = instead_of_mle("map", 1),
      feedback = {
        en = "This is a MAP estimate. Maximum likelihood knows no prior: n/N, without "
          .. "pseudo-counts.",
        zh = "这是 MAP 估计。最大似然没有先验：n/N，不加伪计数。",
      },
    },
    ["mean-for-mle"] = {
      reference = instead_of_mle("mean", 0),
      feedback = {
        en = "This is a posterior mean, with α added to every count. Maximum likelihood is n/N.",
        zh = "这是后验均值，每个计数都加了 α。最大似然是 n/N。",
      },
    },
  },
  samples = {
    {
      given = { counts = { 3, 0, 1 }, alpha = 2, kind = "map" },
      value = { 0.5714285714, 0.1428571429, 0.2857142857 },
    },
    { given = { counts = { 3, 0, 1 }, alpha = 2, kind = "mean" }, value = { 0.5, 0.2, 0.3 } },
    { given = { counts = { 3, 0, 1 } }, value = { 0.75, 0, 0.25 } },
  },
}
