-- The bias of ALiBi (Press et al. 2022, section 3): −m·(i − j) for the keys up to the query, with
-- the slope m = 2^(−8r/h) in head r of h.

--- j − i for query i and key j, [n,n]: not positive where the key is visible.
local function offsets(n)
  local places = tensor.arange(n)
  return places - places:reshape { n, 1 }
end

local function causal(g, bias)
  return tensor.where(tensor.tril(g.n), bias, -math.huge)
end

local function slope(g, head) return 2 ^ (-8 * head / g.h) end

return {
  doc = "The bias of ALiBi in one head: −m(i − j) with m = 2^(−8·head/h), −∞ for later keys.",
  given = { n = "integer", h = "integer", head = "integer" },
  reference = function(g)
    if g.n < 1 then error(("n must be at least 1, not %d"):format(g.n), 0) end
    if g.head < 1 or g.head > g.h then
      error(("head must be between 1 and %d, not %d"):format(g.h, g.head), 0)
    end
    return causal(g, slope(g, g.head) * offsets(g.n))
  end,
  mistakes = {
    ["positive"] = {
      reference = function(g)
        -- A single position is at the distance 0 from itself.
        return g.n > 1 and causal(g, -slope(g, g.head) * offsets(g.n)) or nil
      end,
      feedback = {
        en = "The sign is reversed: this bias favours distant keys. ALiBi lowers a score by m for "
          .. "each step of distance.",
        zh = "符号反了：这样的偏置偏向远处的键。ALiBi 每远一步就让分数降低 m。",
      },
    },
    ["head-zero"] = {
      reference = function(g)
        return g.n > 1 and causal(g, slope(g, g.head - 1) * offsets(g.n)) or nil
      end,
      feedback = {
        en = "The heads were counted from 0. The first head has the slope 2^(−8/h), not 1.",
        zh = "头从 0 开始编号了。第一个头的斜率是 2^(−8/h)，而不是 1。",
      },
    },
    ["symmetric"] = {
      reference = function(g)
        return g.n > 1 and -slope(g, g.head) * offsets(g.n):abs() or nil
      end,
      feedback = {
        en = "The causal mask is missing: later keys get −∞, not merely a lower score.",
        zh = "缺少因果掩码：之后的键应为 −∞，而不只是分数低一些。",
      },
    },
  },
  samples = {
    {
      given = { n = 3, h = 8, head = 2 },
      value = {
        { 0, -math.huge, -math.huge },
        { -0.25, 0, -math.huge },
        { -0.5, -0.25, 0 },
      },
    },
  },
}
