-- Leading term of the multiply–adds of one layer over a sequence of length n with width d
-- (Vaswani et al. 2017, Table 1). Powers make floats, exact up to 2^53.
local costs = {
  self = function(g) return g.n ^ 2 * g.d end,
  recurrent = function(g) return g.n * g.d ^ 2 end,
  conv = function(g) return g.k * g.n * g.d ^ 2 end,
  restricted = function(g) return g.r * g.n * g.d end,
}

-- The same with the exponents of n and d exchanged; the restricted layer has no square to exchange.
local exchanged = {
  self = function(g) return g.n * g.d ^ 2 end,
  recurrent = function(g) return g.n ^ 2 * g.d end,
  conv = function(g) return g.k * g.n ^ 2 * g.d end,
}

return {
  doc = "Leading term of the multiply–adds of a layer of kind self, recurrent, conv or restricted.",
  given = { kind = "string", n = "integer", d = "integer", k = "integer?", r = "integer?" },
  reference = function(g)
    local cost = costs[g.kind]
    if not cost then
      error(("kind must be self, recurrent, conv or restricted, not '%s'"):format(g.kind))
    end
    if g.kind == "conv" and not g.k then error("a conv layer needs its kernel width k") end
    if g.kind == "restricted" and not g.r then error("a restricted layer needs its reach r") end
    return cost(g)
  end,
  mistakes = {
    ["swapped"] = {
      reference = function(g)
        local cost = exchanged[g.kind]
        if not cost or g.n == g.d then return nil end
        return cost(g)
      end,
      feedback = {
        en = "The exponents of n and d are exchanged. Attention compares every pair of positions, "
          .. "n²·d; a recurrent or convolutional layer multiplies each position by d×d matrices, "
          .. "n·d².",
        zh = "n 与 d 的指数互换了。注意力要比较每一对位置，代价 n²·d；循环层或卷积层让每个位置乘 d×d 矩阵，代价 n·d²。",
      },
    },
    ["n-squared-only"] = {
      reference = function(g) return g.n ^ 2 end,
      feedback = {
        en = "That is n², the number of pairs of positions. The width d is missing.",
        zh = "这是 n²，即位置对的个数，缺了宽度 d。",
      },
    },
    ["d-squared-both"] = {
      reference = function(g) return g.n ^ 2 * g.d ^ 2 end,
      feedback = {
        en = "That is n²·d². No layer squares both: work over pairs of positions costs d each, "
          .. "and work with d×d matrices is done once for each position.",
        zh = "这是 n²·d²。没有哪种层会让两者都取平方：按位置对计算时每对只花 d，乘 d×d 矩阵则每个位置只做一次。",
      },
    },
  },
  samples = {
    { given = { kind = "self", n = 100, d = 512 }, value = 5120000 },
    { given = { kind = "recurrent", n = 100, d = 512 }, value = 26214400 },
    { given = { kind = "conv", n = 100, d = 512, k = 3 }, value = 78643200 },
    { given = { kind = "restricted", n = 100, d = 512, r = 16 }, value = 819200 },
  },
}
