-- The dot product of two sinusoidal codes: it depends on their distance alone.
local codes = require "codes"

return {
  doc = "The dot product of the sinusoidal codes of two positions that are k apart.",
  given = { k = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return (codes.frequencies(g.d, g.base) * g.k):cos():sum()
  end,
  mistakes = {
    ["d-terms"] = {
      reference = function(g)
        return 2 * (codes.frequencies(g.d, g.base) * g.k):cos():sum()
      end,
      feedback = {
        en = "Each frequency was counted twice. The d components form d/2 pairs, and a pair adds "
          .. "one cosine: sin a sin b + cos a cos b = cos(a − b).",
        zh = "每个频率被算了两次。d 个分量组成 d/2 对，每对只贡献一个余弦：sin a sin b + cos a cos b = cos(a − b)。",
      },
    },
    ["sin-terms"] = {
      reference = function(g)
        return (codes.frequencies(g.d, g.base) * g.k):sin():sum()
      end,
      feedback = {
        en = "Sines were summed. A pair adds sin a sin b + cos a cos b, and that is the cosine of "
          .. "the difference.",
        zh = "求和的是正弦。每对贡献的是 sin a sin b + cos a cos b，也就是角度差的余弦。",
      },
    },
    ["cosine-norm"] = {
      reference = function(g)
        if g.d == 2 then return nil end -- both codes have length 1
        return (codes.frequencies(g.d, g.base) * g.k):cos():mean()
      end,
      feedback = {
        en = "This is the cosine similarity: the dot product divided by d/2, the squared length "
          .. "of every code. The question asks for the dot product itself.",
        zh = "这是余弦相似度，即点积再除以 d/2（每个编码的长度平方）。本题要的是点积本身。",
      },
    },
  },
  samples = {
    { given = { k = 5, d = 8 }, value = 3.159982508 },
  },
}
