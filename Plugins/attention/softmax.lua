-- softmax(x / T) along an axis, with hidden cells left out.
local kernels = require "kernels"

local function softmax(g, x, axis)
  return kernels.hide(x, g.mask):softmax(axis or g.axis or -1)
end

--- The other one of the last two axes, nil for a vector.
local function other_axis(g)
  local rank, axis = g.x:rank(), g.axis or -1
  if rank < 2 then return nil end
  if axis > 0 then axis = axis - rank - 1 end
  return axis == -1 and -2 or -1
end

return {
  doc = "Softmax along an axis (default: the last), with a temperature and a mask (1 = visible).",
  given = { x = "tensor", axis = "integer?", temperature = "number?", mask = "tensor?" },
  reference = function(g)
    return kernels.defined(softmax(g, g.x / (g.temperature or 1)))
  end,
  mistakes = {
    ["wrong-axis"] = {
      reference = function(g)
        local axis = other_axis(g)
        return axis and kernels.finite(softmax(g, g.x / (g.temperature or 1), axis))
      end,
      feedback = {
        en = "You normalised along the other axis: the sums of 1 run the wrong way.",
        zh = "归一化的方向反了：和为 1 的应当是另一个轴。",
      },
    },
    ["no-exp"] = {
      reference = function(g)
        local kept = g.mask and g.x * g.mask or g.x
        return kernels.finite(kept / kept:sum(g.axis or -1, true))
      end,
      feedback = {
        en = "The scores were divided by their sum. Softmax takes the exponential of each first.",
        zh = "你直接用分数除以总和。softmax 要先对每个分数取指数。",
      },
    },
    ["base-2"] = {
      reference = function(g)
        return softmax(g, g.x * (math.log(2) / (g.temperature or 1)))
      end,
      feedback = {
        en = "You used powers of 2. Softmax uses powers of e.",
        zh = "你用了 2 的幂。softmax 用的是 e 的幂。",
      },
    },
    ["temp-inverted"] = {
      reference = function(g)
        local temperature = g.temperature or 1
        return temperature ~= 1 and softmax(g, g.x * temperature) or nil
      end,
      feedback = {
        en = "The scores were multiplied by the temperature. They are divided by it.",
        zh = "你把分数乘以了温度。应当除以温度。",
      },
    },
    ["mask-as-zero"] = {
      reference = function(g)
        if not kernels.hides(g.mask) then return nil end
        return (g.x * g.mask / (g.temperature or 1)):softmax(g.axis or -1)
      end,
      feedback = {
        en = "Hidden scores were set to 0, and e^0 = 1 still takes a share. Set them to −∞.",
        zh = "被遮住的分数设成了 0，而 e^0 = 1 仍占一份权重。应设为 −∞。",
      },
    },
    ["mask-after"] = {
      reference = function(g)
        if not kernels.hides(g.mask) then return nil end
        return (g.x / (g.temperature or 1)):softmax(g.axis or -1) * g.mask
      end,
      feedback = {
        en = "The mask came after softmax, so the rest does not sum to 1. Mask the scores first.",
        zh = "掩码放在了 softmax 之后，剩下的权重之和不再是 1。应先遮住分数再做 softmax。",
      },
    },
  },
  samples = {
    {
      given = { x = { 1, 2, 4 }, temperature = 2 },
      value = { 0.140244383, 0.231223898, 0.628531719 },
    },
    {
      given = { x = { { 1, 2 }, { 4, 0 } } },
      value = { { 0.268941421, 0.731058579 }, { 0.982013790, 0.017986210 } },
    },
    { given = { x = { 1, 2, 4 }, mask = { 1, 1, 0 } }, value = { 0.268941421, 0.731058579, 0 } },
  },
}
