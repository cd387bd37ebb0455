-- Uniform quantisation to 8 bits, symmetric or affine (Jacob et al. 2018, §2.1; Nagel et al. 2021).

-- Quotients of decimals miss whole numbers and halves by rounding errors; these count as exact.
local slack = 1e-9

-- The nearest whole number, of two the even one.
local function half_even(x)
  local below = math.floor(x)
  local rest = x - below
  if math.abs(rest - 0.5) < slack then return below + below % 2 end
  return rest < 0.5 and below or below + 1
end

local function downwards(x) return math.floor(x + slack) end
local function towards_zero(x) return x < 0 and -downwards(-x) or downwards(x) end

local function clamp(x, low, high)
  return math.max(low, math.min(high, x))
end

-- A quantiser: how to get from x to codes and back.
local function symmetric(range, round, steps)
  local scale = range > 0 and range / (steps or 127) or 1
  return { scale = scale, zero_point = 0, low = -127, round = round or half_even }
end

-- The range contains 0, so that 0 itself has a code.
local function affine(g, round)
  local low, high = math.min(g.x:min(), 0), math.max(g.x:max(), 0)
  if g.clip then low, high = math.max(low, -g.clip), math.min(high, g.clip) end
  local scale = high > low and (high - low) / 255 or 1
  round = round or half_even
  return { scale = scale, zero_point = round(-128 - low / scale), low = -128, round = round }
end

local function largest(g)
  return g.clip or g.x:abs():max()
end

local function is_affine(g)
  return g.scheme == "affine"
end

local function quantiser(g, round)
  if is_affine(g) then return affine(g, round) end
  return symmetric(largest(g), round)
end

-- The codes of x, with `zero_point` for the quantiser's own.
local function codes(g, q, zero_point)
  local result = {}
  for i = 1, g.x:size() do
    result[i] = clamp(q.round(g.x:at(i) / q.scale) + zero_point, q.low, 127)
  end
  return tensor.new(result)
end

-- What is asked for, of a quantiser.
local function asked(g, q)
  local what = g.what or "codes"
  if what == "scale" then return q.scale end
  if what == "zero_point" then return q.zero_point end
  if what == "codes" then return codes(g, q, q.zero_point) end
  if what == "dequantised" then
    return (codes(g, q, q.zero_point) - q.zero_point) * q.scale
  end
  error(("what must be 'codes', 'scale', 'zero_point' or 'dequantised', not '%s'"):format(what), 0)
end

-- Rounding plays no part in the scale, nor in the zero point 0 of the symmetric scheme.
local function rounds(g)
  return g.what ~= "scale" and not (g.what == "zero_point" and not is_affine(g))
end

local function another_range(g, q)
  if is_affine(g) or g.what == "zero_point" then return nil end
  return asked(g, q)
end

return {
  doc = "The 8-bit codes of x, or the scale, zero point or dequantised values that go with them.",
  given = { x = "tensor[n]", scheme = "string?", clip = "number?", what = "string?" },
  reference = function(g)
    if g.scheme and g.scheme ~= "symmetric" and not is_affine(g) then
      error(("scheme must be 'symmetric' or 'affine', not '%s'"):format(g.scheme), 0)
    end
    if g.clip and g.clip <= 0 then error("clip must be positive", 0) end
    return asked(g, quantiser(g))
  end,
  mistakes = {
    ["scheme-swapped"] = {
      reference = function(g)
        return asked(g, is_affine(g) and symmetric(largest(g)) or affine(g))
      end,
      feedback = {
        en = "This is the other scheme. Symmetric: scale max|x|/127 and no zero point; affine: "
          .. "scale (max − min)/255 and a zero point.",
        zh = "这是另一种方案。对称：缩放 max|x|/127，无零点；仿射：缩放 (max − min)/255，有零点。",
      },
    },
    ["scale-128"] = {
      reference = function(g) return another_range(g, symmetric(largest(g), nil, 128)) end,
      feedback = {
        en = "The scale was computed with 128. The symmetric codes run from −127 to 127, so max|x| "
          .. "gets the code 127.",
        zh = "缩放系数用了 128。对称量化的码从 −127 到 127，max|x| 对应的码是 127。",
      },
    },
    floor = {
      reference = function(g)
        if not rounds(g) then return nil end
        return asked(g, quantiser(g, downwards))
      end,
      feedback = {
        en = "The quotients were rounded down. Rounding to the nearest code halves the largest "
          .. "error.",
        zh = "你向下取整了。四舍五入到最近的码，最大误差减半。",
      },
    },
    truncate = {
      reference = function(g)
        -- Nothing but a negative quotient tells this from rounding down.
        if not rounds(g) or g.x:min() >= 0 then return nil end
        return asked(g, quantiser(g, towards_zero))
      end,
      feedback = {
        en = "The fractions were cut off towards 0, as a conversion to an integer does. Round to "
          .. "the nearest code.",
        zh = "你直接截掉了小数（向 0 取整），就像强制转换为整数那样。应取最近的码。",
      },
    },
    ["no-zero-point"] = {
      reference = function(g)
        if not is_affine(g) or g.what == "scale" then return nil end
        local q = affine(g)
        if q.zero_point == 0 then return nil end
        if g.what == "zero_point" then return 0 end
        if g.what == "dequantised" then return codes(g, q, q.zero_point) * q.scale end
        return codes(g, q, 0)
      end,
      feedback = {
        en = "The zero point was left out. It is the code of 0: added after rounding, subtracted "
          .. "before scaling back.",
        zh = "漏掉了零点。它是 0 对应的码：取整后加上，还原时先减去。",
      },
    },
    ["signed-max"] = {
      reference = function(g)
        local top = g.x:max()
        if g.clip or top <= 0 or top == largest(g) then return nil end
        return another_range(g, symmetric(top))
      end,
      feedback = {
        en = "The scale was taken from the largest value. It comes from the largest magnitude, or "
          .. "negative values are clipped.",
        zh = "缩放系数取自最大值。应取最大绝对值，否则负值会被截断。",
      },
    },
  },
  samples = {
    { given = { x = { -1.2, 0.3, 0.75, 2.54 } }, value = { -60, 15, 38, 127 } },
    { given = { x = { -1.2, 0.3, 0.75, 2.54 }, what = "scale" }, value = 0.02 },
    {
      given = { x = { -1.2, 0.3, 0.75, 2.54 }, scheme = "affine" },
      value = { -128, -26, 5, 127 },
    },
    { given = { x = { 0.5, -3, 1.1 } }, value = { 21, -127, 47 } },
    { given = { x = { 0, 0 } }, value = { 0, 0 } },
  },
}
