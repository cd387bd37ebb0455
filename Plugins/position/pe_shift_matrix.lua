-- The matrix that shifts sinusoidal codes: a rotation of every (sin, cos) pair.
local codes = require "codes"

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

return {
  doc = "The matrix M with code(p + k) = M · code(p) for every position p, codes being columns.",
  given = { k = "integer", d = "integer", base = "number?" },
  reference = function(g)
    return rotation(codes.frequencies(g.d, g.base) * g.k)
  end,
  mistakes = {
    ["inverse"] = {
      reference = function(g)
        if g.k == 0 then return nil end -- the identity is its own inverse
        return rotation(codes.frequencies(g.d, g.base) * -g.k)
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
        return rotation(tensor.full({ codes.pairs_of(g.d) }, g.k))
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
        return rotation(codes.frequencies(g.d, g.base))
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
