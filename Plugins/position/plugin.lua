-- Sinusoidal position codes (Vaswani et al. 2017, §3.5). Positions count from 0 and the code is
-- interleaved: sin, cos of the first frequency, sin, cos of the second, and so on.

local default_base = 10000

-- Half of the width `d`: the number of (sin, cos) pairs.
local function pairs_of(d)
  if d < 2 or d % 2 ~= 0 then
    error(("the width d must be even and at least 2, not %d"):format(d))
  end
  return d // 2
end

-- ω_i = base^(−2i/d) for i = 0 … d/2 − 1, a tensor [d/2].
local function frequencies(d, base)
  return (base or default_base) ^ (tensor.arange(pairs_of(d)) * (-2 / d))
end

-- sin a₁, cos a₁, sin a₂, cos a₂, … for a tensor of angles [m], as a tensor [2m].
local function interleaved(angles)
  return tensor.stack({ angles:sin(), angles:cos() }, 2):reshape { 2 * angles:size() }
end

-- The block-diagonal [2m, 2m] matrix that advances pair i of a code by the i-th of m angles.
local function rotation(angles)
  local count = angles:size()
  local rows = tensor.zeros({ 2 * count, 2 * count }):list()
  for i = 1, count do
    local sine, cosine = math.sin(angles:at(i)), math.cos(angles:at(i))
    local s, c = 2 * i - 1, 2 * i -- where sin and cos of this pair stand
    rows[s][s], rows[s][c] = cosine, sine
    rows[c][s], rows[c][c] = -sine, cosine
  end
  return tensor.new(rows)
end

local positional_encoding = {
  doc = "The sinusoidal code of one position, as d numbers with sine and cosine interleaved.",
  given = { pos = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return interleaved(frequencies(g.d, g.base) * g.pos)
  end,
  mistakes = {
    ["sin-cos-swapped"] = {
      reference = function(g)
        local angles = frequencies(g.d, g.base) * g.pos
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
        local omega = (g.base or default_base) ^ (tensor.arange(pairs_of(g.d)) * (-1 / g.d))
        return interleaved(omega * g.pos)
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
        local angles = frequencies(g.d, g.base) * g.pos
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
        return interleaved(frequencies(g.d, g.base) * (g.pos + 1))
      end,
      feedback = {
        en = "This is the code of the next position, pos + 1. Positions count from 0, so pos goes "
          .. "into the formula unchanged.",
        zh = "这是下一个位置 pos + 1 的编码。位置从 0 开始计数，pos 应原样代入公式。",
      },
    },
    ["no-base"] = {
      reference = function(g)
        return interleaved(tensor.arange(pairs_of(g.d)) * g.pos)
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

local pe_dot = {
  doc = "The dot product of the sinusoidal codes of two positions that are k apart.",
  given = { k = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return (frequencies(g.d, g.base) * g.k):cos():sum()
  end,
  mistakes = {
    ["d-terms"] = {
      reference = function(g)
        return 2 * (frequencies(g.d, g.base) * g.k):cos():sum()
      end,
      feedback = {
        en = "Each frequency was counted twice. The d components form d/2 pairs, and a pair adds "
          .. "one cosine: sin a sin b + cos a cos b = cos(a − b).",
        zh = "每个频率被算了两次。d 个分量组成 d/2 对，每对只贡献一个余弦：sin a sin b + cos a cos b = cos(a − b)。",
      },
    },
    ["sin-terms"] = {
      reference = function(g)
        return (frequencies(g.d, g.base) * g.k):sin():sum()
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
        return (frequencies(g.d, g.base) * g.k):cos():mean()
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

local pe_shift_matrix = {
  doc = "The matrix M with code(p + k) = M · code(p) for every position p, codes being columns.",
  given = { k = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return rotation(frequencies(g.d, g.base) * g.k)
  end,
  mistakes = {
    ["inverse"] = {
      reference = function(g)
        if g.k == 0 then return nil end -- the identity is its own inverse
        return rotation(frequencies(g.d, g.base) * -g.k)
      end,
      feedback = {
        en = "This maps p + k back to p: the signs of the sines are exchanged. Because the blocks "
          .. "are rotations, this inverse is the transpose of the matrix asked for.",
        zh = "这个矩阵把 p + k 变回 p：正弦项的符号放反了。各块都是旋转，所以这个逆矩阵恰是所求矩阵的转置。",
      },
    },
    ["one-frequency"] = {
      reference = function(g)
        if g.d == 2 or g.k == 0 then return nil end -- one block, or no rotation at all
        return rotation(tensor.full({ pairs_of(g.d) }, g.k))
      end,
      feedback = {
        en = "Every block turns by the same angle k. Block i must turn by its own angle "
          .. "k·base^(−2i/d).",
        zh = "每个块都转了同样的角度 k。第 i 块应转它自己的角度 k·base^(−2i/d)。",
      },
    },
    ["not-normalised"] = {
      reference = function(g)
        if g.k == 1 then return nil end
        return rotation(frequencies(g.d, g.base))
      end,
      feedback = {
        en = "This is the matrix for a shift of one position: the angles are the frequencies "
          .. "themselves, not yet multiplied by k.",
        zh = "这是位移一个位置的矩阵：角度只用了频率本身，还没有乘以 k。",
      },
    },
  },
  samples = {
    {
      given = { k = 2, d = 4 },
      value = {
        { -0.416146837, 0.909297427, 0, 0 },
        { -0.909297427, -0.416146837, 0, 0 },
        { 0, 0, 0.999800007, 0.019998667 },
        { 0, 0, -0.019998667, 0.999800007 },
      },
    },
  },
}

return {
  name = "position",
  version = "1.0.0",
  api = 1,
  checks = {
    positional_encoding = positional_encoding,
    pe_dot = pe_dot,
    pe_shift_matrix = pe_shift_matrix,
  },
}
