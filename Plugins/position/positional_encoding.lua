-- The sinusoidal code of one position (Vaswani et al. 2017, §3.5), interleaved: sin, cos of the
-- first frequency, sin, cos of the second, and so on.
local codes = require "codes"

return {
  doc = "The sinusoidal code of one position, as d numbers with sine and cosine interleaved.",
  given = { pos = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return codes.interleaved(codes.frequencies(g.d, g.base) * g.pos)
  end,
  mistakes = {
    ["sin-cos-swapped"] = {
      reference = function(g)
        local angles = codes.frequencies(g.d, g.base) * g.pos
        return tensor.stack({ angles:cos(), angles:sin() }, 2):reshape { g.d }
      end,
      feedback = {
        en = "Sine and cosine have changed places: sine belongs in the components 0, 2, 4, … "
          .. "and cosine in 1, 3, 5, ….",
        zh = "正弦与余弦的位置互换了：第 0、2、4……个分量是正弦，第 1、3、5……个分量才是余弦。",
      },
    },
    ["exponent-i"] = {
      reference = function(g)
        if g.d == 2 or g.pos == 0 then return nil end -- only i = 0, or every angle is 0
        local exponents = tensor.arange(codes.pairs_of(g.d)) * (-1 / g.d)
        local omega = (g.base or codes.default_base) ^ exponents
        return codes.interleaved(omega * g.pos)
      end,
      feedback = {
        en = "The exponent was i/d. Pair i has the frequency base^(−2i/d), so the exponent falls "
          .. "twice as fast.",
        zh = "指数用成了 i/d。第 i 对的频率是 base^(−2i/d)，指数的变化应快一倍。",
      },
    },
    ["concatenated"] = {
      reference = function(g)
        if g.d == 2 then return nil end -- one sine and one cosine: the same order
        local angles = codes.frequencies(g.d, g.base) * g.pos
        return tensor.concat({ angles:sin(), angles:cos() }, 1)
      end,
      feedback = {
        en = "All sines come before all cosines here. That layout exists in some code, but the "
          .. "question asks for interleaved pairs: sin, cos, sin, cos, ….",
        zh = "这里先排了全部正弦，再排全部余弦。有些代码确实这样排列，但本题要求成对交错：sin、cos、sin、cos……",
      },
    },
    ["one-based"] = {
      reference = function(g)
        return codes.interleaved(codes.frequencies(g.d, g.base) * (g.pos + 1))
      end,
      feedback = {
        en = "This is the code of the next position, pos + 1. Positions count from 0, so pos goes "
          .. "into the formula unchanged.",
        zh = "这是下一个位置 pos + 1 的编码。位置从 0 开始计数，pos 应原样代入公式。",
      },
    },
    ["no-base"] = {
      reference = function(g)
        return codes.interleaved(tensor.arange(codes.pairs_of(g.d)) * g.pos)
      end,
      feedback = {
        en = "The angles were pos·i. The frequencies form a geometric series, base^(−2i/d), "
          .. "not the whole numbers i.",
        zh = "角度用成了 pos·i。频率应是等比数列 base^(−2i/d)，而不是整数 i。",
      },
    },
  },
  samples = {
    { given = { pos = 3, d = 4 }, value = { 0.141120008, -0.989992497, 0.029995500, 0.999550034 } },
  },
}
