-- Clipping activations by relative entropy (Migacz 2017): keep the first i bins of a histogram of
-- magnitudes, where i makes what is quantised most like what was there.

-- Σ p log(p/q) of two lists of weights, each normalised; infinite where only q is 0.
local function divergence(p, q)
  local p_total, q_total, sum = 0, 0, 0
  for i = 1, #p do
    p_total, q_total = p_total + p[i], q_total + q[i]
  end
  if p_total == 0 or q_total == 0 then return math.huge end
  for i = 1, #p do
    if p[i] > 0 and q[i] == 0 then return math.huge end
    if p[i] > 0 then
      sum = sum + p[i] / p_total * math.log(p[i] / p_total * q_total / q[i])
    end
  end
  return sum
end

-- The first `count` bins, the tail added to the last of them or dropped.
local function clipped(hist, count, folds)
  local bins = {}
  for i = 1, count do bins[i] = hist:at(i) end
  if folds then
    for i = count + 1, hist:size() do bins[count] = bins[count] + hist:at(i) end
  end
  return bins
end

-- The first `count` bins merged to `levels`; each spread evenly over those of its bins that are not
-- empty.
local function quantised(hist, count, levels)
  local width, bins = count // levels, {}
  for first = 1, count, width do
    local group = hist:slice(1, first, first + width - 1)
    local total, filled = group:sum(), group:gt(0):sum()
    for i = first, first + width - 1 do
      bins[i] = hist:at(i) > 0 and total / filled or 0
    end
  end
  return bins
end

local function forward(p, q) return divergence(p, q) end
local function backward(p, q) return divergence(q, p) end

-- What is asked for, of the first of the best counts from `from` on.
local function calibrated(g, folds, measure, from)
  local best, least = nil, math.huge
  for count = from or g.levels, g.hist:size(), g.levels do
    local p, q = clipped(g.hist, count, folds), quantised(g.hist, count, g.levels)
    local value = measure(p, q)
    if value < least - 1e-12 then best, least = count, value end
  end
  local what = g.what or "bins"
  if what == "bins" then return best end
  if what == "kl" then return least end
  error(("what must be 'bins' or 'kl', not '%s'"):format(what), 0)
end

return {
  doc = "The number of bins to keep, or its KL divergence, when a histogram gets so many levels.",
  given = { hist = "tensor[m]", levels = "integer", what = "string?" },
  reference = function(g)
    if g.levels < 1 or g.hist:size() % g.levels ~= 0 then
      error("the number of bins must be a multiple of levels", 0)
    end
    if g.hist:min() < 0 or g.hist:max() == 0 then
      error("no bin may be negative, and one must be positive", 0)
    end
    return calibrated(g, true, forward)
  end,
  mistakes = {
    ["tail-dropped"] = {
      reference = function(g) return calibrated(g, false, forward) end,
      feedback = {
        en = "The outliers were dropped. Clipping puts them into the last bin of P, which is what "
          .. "makes clipping cost something.",
        zh = "你丢掉了离群值。截断会把它们并入 P 的最后一格，截断的代价正在于此。",
      },
    },
    ["no-clipping"] = {
      reference = function(g) return calibrated(g, true, forward, g.hist:size()) end,
      feedback = {
        en = "This keeps all bins, which is calibration by the maximum. Compare the divergence for "
          .. "every number of bins.",
        zh = "这保留了全部格子，即按最大值校准。应比较每种格数的散度。",
      },
    },
    ["reversed-kl"] = {
      reference = function(g) return calibrated(g, true, backward) end,
      feedback = {
        en = "This is KL(Q‖P). The original P comes first: KL(P‖Q) is what coding P with Q loses.",
        zh = "这是 KL(Q‖P)。原分布 P 在前：KL(P‖Q) 才是用 Q 表示 P 的损失。",
      },
    },
  },
  samples = {
    {
      given = { hist = { 40, 30, 22, 15, 9, 6, 1, 1, 0, 0, 0, 1 }, levels = 4 },
      value = 8,
    },
    {
      given = { hist = { 40, 30, 22, 15, 9, 6, 1, 1, 0, 0, 0, 1 }, levels = 4, what = "kl" },
      value = 0.016538,
    },
  },
}
