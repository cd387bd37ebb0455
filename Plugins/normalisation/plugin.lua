-- Layer, root-mean-square and batch normalisation. One token (or sample) a row, one feature a
-- column; variances divide by the count, not by the count less one.

local rows_axis, features_axis = 1, 2
local default_eps = 1e-5

-- γ · normalised + β, either of them optional.
local function affine(normalised, g)
  if g.gamma then normalised = normalised * g.gamma end
  if g.beta then normalised = normalised + g.beta end
  return normalised
end

-- x less its mean along an axis.
local function centred(x, axis)
  return x - x:mean(axis, true)
end

-- The variance along an axis with ε added, ready to divide by.
local function spread(x, axis, g)
  return x:var(axis, true) + (g.eps or default_eps)
end

-- The same from the sum of squares over one less than the count.
local function sample_spread(x, axis, g)
  local count = x:shape(axis)
  return x:var(axis, true) * (count / (count - 1)) + (g.eps or default_eps)
end

-- Mean 0 and variance 1 along an axis, then γ and β; nil where the variance is 0 and ε is 0 too.
local function standardised(x, axis, g)
  local denominator = spread(x, axis, g)
  if denominator:min() == 0 then return nil end
  return affine(centred(x, axis) / denominator:sqrt(), g)
end

-- The mean of the squared features of each row with ε added.
local function mean_square(g)
  return (g.x * g.x):mean(features_axis, true) + (g.eps or default_eps)
end

local layer_norm = {
  doc = "Layer normalisation: every row gets mean 0 and variance 1 over its features.",
  given = { x = "tensor[n,d]", gamma = "tensor[d]?", beta = "tensor[d]?", eps = "number?" },
  reference = function(g)
    return standardised(g.x, features_axis, g)
  end,
  mistakes = {
    ["sample-variance"] = {
      reference = function(g)
        if g.x:shape(features_axis) == 1 then return nil end
        return affine(centred(g.x, features_axis) / sample_spread(g.x, features_axis, g):sqrt(), g)
      end,
      feedback = {
        en = "The sum of squared deviations was divided by d − 1. LayerNorm uses the population "
          .. "variance and divides by d: it describes these d numbers and estimates nothing.",
        zh = "离差平方和除以了 d − 1。LayerNorm 用总体方差，除以 d：它描述的就是这 d 个数，并不估计别的量。",
      },
    },
    ["no-centering"] = {
      reference = function(g)
        return affine(g.x / spread(g.x, features_axis, g):sqrt(), g)
      end,
      feedback = {
        en = "The mean was not subtracted before dividing by the standard deviation.",
        zh = "除以标准差之前没有减去均值。",
      },
    },
    ["wrong-axis"] = {
      reference = function(g)
        if g.x:shape(rows_axis) == 1 then return nil end -- one row has no spread over rows
        return standardised(g.x, rows_axis, g)
      end,
      feedback = {
        en = "Mean and variance were taken over the rows, feature by feature, as BatchNorm does. "
          .. "LayerNorm takes them over the features of each row.",
        zh = "均值和方差是逐特征在各行之间求的，那是 BatchNorm 的做法。LayerNorm 在每一行的特征上求。",
      },
    },
    ["no-sqrt"] = {
      reference = function(g)
        return affine(centred(g.x, features_axis) / spread(g.x, features_axis, g), g)
      end,
      feedback = {
        en = "The deviations were divided by the variance. Divide by its square root, the "
          .. "standard deviation.",
        zh = "离差除以了方差。应除以方差的平方根，即标准差。",
      },
    },
    ["no-affine"] = {
      reference = function(g)
        if not g.gamma and not g.beta then return nil end
        return standardised(g.x, features_axis, { eps = g.eps })
      end,
      feedback = {
        en = "The normalised values are right, but the gain γ and the bias β are still to be "
          .. "applied, feature by feature.",
        zh = "归一化的数值是对的，但还要逐特征乘以增益 γ 并加上偏置 β。",
      },
    },
  },
  samples = {
    {
      given = { x = { { 2, 0, 4, 6 } }, gamma = { 1, 2, 1, 1 }, beta = { 0, 0, 1, 0 }, eps = 1e-5 },
      value = { { -0.447213148, -2.683278890, 1.447213148, 1.341639445 } },
    },
    {
      given = { x = { { 1, 2, 3 }, { 4, 0, 2 } } },
      value = { { -1.224735686, 0, 1.224735686 }, { 1.224742575, -1.224742575, 0 } },
    },
  },
}

local rms_norm = {
  doc = "Root-mean-square normalisation: every row is divided by the root of its mean square.",
  given = { x = "tensor[n,d]", gamma = "tensor[d]?", eps = "number?" },
  reference = function(g)
    return affine(g.x / mean_square(g):sqrt(), g)
  end,
  mistakes = {
    ["centred"] = {
      reference = function(g)
        return standardised(g.x, features_axis, g)
      end,
      feedback = {
        en = "The mean was subtracted first, which makes this LayerNorm. RMSNorm leaves the mean "
          .. "where it is and only rescales.",
        zh = "先减去了均值，这样就成了 LayerNorm。RMSNorm 不动均值，只作缩放。",
      },
    },
    ["l2-norm"] = {
      reference = function(g)
        if g.x:shape(features_axis) == 1 then return nil end -- sum and mean are the same
        local squares = (g.x * g.x):sum(features_axis, true) + (g.eps or default_eps)
        return affine(g.x / squares:sqrt(), g)
      end,
      feedback = {
        en = "The row was divided by its Euclidean length, the root of the sum of squares. RMSNorm "
          .. "takes the mean of the squares, so the result is √d times as large.",
        zh = "这一行除以了它的欧氏长度，即平方和的平方根。RMSNorm 取平方的平均值，结果要大 √d 倍。",
      },
    },
    ["no-sqrt"] = {
      reference = function(g)
        return affine(g.x / mean_square(g), g)
      end,
      feedback = {
        en = "The row was divided by the mean square. Divide by its square root.",
        zh = "这一行除以了均方值。应除以均方值的平方根。",
      },
    },
  },
  samples = {
    {
      given = { x = { { 2, 0, 4, 6 } }, eps = 0 },
      value = { { 0.534522484, 0, 1.069044968, 1.603567451 } },
    },
  },
}

local batch_norm = {
  doc = "Batch normalisation in training: every feature gets mean 0 and variance 1 over the rows.",
  given = { x = "tensor[n,d]", gamma = "tensor[d]?", beta = "tensor[d]?", eps = "number?" },
  reference = function(g)
    return standardised(g.x, rows_axis, g)
  end,
  mistakes = {
    ["layer-norm"] = {
      reference = function(g)
        if g.x:shape(features_axis) == 1 then return nil end -- one feature has no spread
        return standardised(g.x, features_axis, g)
      end,
      feedback = {
        en = "You normalised each row, as LayerNorm does. BatchNorm normalises each column: one "
          .. "mean and one variance a feature, taken over the samples.",
        zh = "你对每一行作了归一化，那是 LayerNorm。BatchNorm 按列归一化：每个特征一个均值、一个方差，在样本之间求。",
      },
    },
    ["sample-variance"] = {
      reference = function(g)
        if g.x:shape(rows_axis) == 1 then return nil end
        return affine(centred(g.x, rows_axis) / sample_spread(g.x, rows_axis, g):sqrt(), g)
      end,
      feedback = {
        en = "The sum of squared deviations was divided by n − 1. To normalise the batch in "
          .. "training, BatchNorm divides by n.",
        zh = "离差平方和除以了 n − 1。训练时 BatchNorm 用来归一化的方差是除以 n 的。",
      },
    },
    ["no-sqrt"] = {
      reference = function(g)
        return affine(centred(g.x, rows_axis) / spread(g.x, rows_axis, g), g)
      end,
      feedback = {
        en = "The deviations were divided by the variance. Divide by its square root, the "
          .. "standard deviation.",
        zh = "离差除以了方差。应除以方差的平方根，即标准差。",
      },
    },
  },
  samples = {
    {
      given = { x = { { 1, 2 }, { 3, 6 }, { 5, 1 } }, eps = 0 },
      value = {
        { -1.224744871, -0.462910050 }, { 0, 1.388730150 }, { 1.224744871, -0.925820100 },
      },
    },
  },
}

return {
  name = "normalisation",
  version = "1.0.0",
  api = 1,
  checks = { layer_norm = layer_norm, rms_norm = rms_norm, batch_norm = batch_norm },
}
