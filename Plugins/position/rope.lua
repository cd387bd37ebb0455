-- Rotary position codes (Su et al. 2021, section 3.2): pair i of a query or key is turned by
-- pos·ω_i, so that the dot product of two depends on the difference of their positions alone.
local codes = require "codes"

--- Turns the points (a, b) by the angles; all are tensors [d/2].
local function turned(a, b, angles)
  local cosine, sine = angles:cos(), angles:sin()
  return a * cosine - b * sine, a * sine + b * cosine
end

--- The two halves of every pair of `x` in a layout, and what puts such halves together again.
local layouts = {
  interleaved = {
    split = function(x)
      local columns = x:reshape({ -1, 2 }):transpose()
      return columns:row(1), columns:row(2)
    end,
    join = function(a, b) return tensor.stack({ a, b }, 2):reshape { 2 * a:size() } end,
  },
  half = {
    split = function(x)
      local half = x:size() // 2
      return x:slice(1, 1, half), x:slice(1, half + 1, 2 * half)
    end,
    join = function(a, b) return tensor.concat({ a, b }, 1) end,
  },
}

local function layout_of(g)
  local name = g.layout or "interleaved"
  return layouts[name]
    or error(("layout must be 'interleaved' or 'half', not '%s'"):format(name), 0)
end

local function rotated(g, layout, angles)
  local a, b = layout.split(g.x)
  return layout.join(turned(a, b, angles))
end

local function angles(g) return codes.frequencies(g.x:size(), g.base) * g.pos end

return {
  doc = "A vector with the rotary code of a position: pair i is turned by pos·base^(−2i/d).",
  given = { x = "tensor[d]", pos = "integer", base = "number?", layout = "string?" },
  reference = function(g) return rotated(g, layout_of(g), angles(g)) end,
  mistakes = {
    ["inverse"] = {
      reference = function(g)
        return g.pos ~= 0 and rotated(g, layout_of(g), -angles(g)) or nil
      end,
      feedback = {
        en = "The pairs were turned backwards, by −pos·ω. A pair (a, b) becomes "
          .. "(a cos − b sin, a sin + b cos).",
        zh = "旋转方向反了，转了 −pos·ω。一对 (a, b) 应变为 (a cos − b sin, a sin + b cos)。",
      },
    },
    ["half-layout"] = {
      reference = function(g)
        -- With one pair both layouts are the same.
        if g.pos == 0 or g.x:size() == 2 or g.layout == "half" then return nil end
        return rotated(g, layouts.half, angles(g))
      end,
      feedback = {
        en = "Component i was paired with component i + d/2. Some code does that, but here "
          .. "neighbours form a pair: (0, 1), (2, 3), ….",
        zh = "你把第 i 个分量与第 i + d/2 个配成一对。有些代码如此，但本题是相邻分量成对：(0, 1)、(2, 3)……",
      },
    },
    ["added-pe"] = {
      reference = function(g)
        local turn = angles(g)
        return g.x + layout_of(g).join(turn:sin(), turn:cos())
      end,
      feedback = {
        en = "The sinusoidal code was added to the vector. A rotary code turns its pairs and "
          .. "leaves its length as it is.",
        zh = "你把正弦编码加到了向量上。旋转位置编码是转动各对分量，向量的长度不变。",
      },
    },
    ["one-frequency"] = {
      reference = function(g)
        if g.pos == 0 or g.x:size() == 2 then return nil end
        return rotated(g, layout_of(g), tensor.full({ g.x:size() // 2 }, g.pos))
      end,
      feedback = {
        en = "Every pair was turned by pos. Pair i has its own frequency base^(−2i/d), so later "
          .. "pairs turn more slowly.",
        zh = "每一对都转了 pos。第 i 对有自己的频率 base^(−2i/d)，越靠后转得越慢。",
      },
    },
  },
  samples = {
    {
      given = { x = { 1, 0, 1, 2 }, pos = 2 },
      value = { -0.416146837, 0.909297427, 0.959802673, 2.019598680 },
    },
    {
      given = { x = { 1, 0, 1, 2 }, pos = 2, layout = "half" },
      value = { -1.325444263, -0.039997333, 0.493150590, 1.999600013 },
    },
  },
}
