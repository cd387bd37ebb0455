-- The rotation or reflection that takes one space to another best (Schönemann 1966).
local linear = require "linear"

-- Xᵀ·Y.
local function cross(g)
  return g.X:transpose():matmul(g.Y)
end

local function rotation(g)
  return linear.orthogonal_factor(cross(g))
    or error("XᵀY is singular, so the best rotation is not unique", 0)
end

return {
  doc = "The orthogonal R with the smallest ‖X·R − Y‖: U·Vᵀ for XᵀY = U·Σ·Vᵀ.",
  given = { X = "tensor[n,d]", Y = "tensor[n,d]" },
  reference = rotation,
  mistakes = {
    ["least-squares"] = {
      reference = function(g)
        local inverse = linear.inverse(g.X:transpose():matmul(g.X))
        return inverse and inverse:matmul(cross(g)) -- without an inverse there is no single map
      end,
      feedback = {
        en = "This is the unconstrained least-squares map. It is not orthogonal, so it changes "
          .. "lengths and angles.",
        zh = "这是无约束的最小二乘映射。它不是正交的，会改变长度和夹角。",
      },
    },
    transposed = {
      reference = function(g)
        if g.X:shape(2) == 1 then return nil end
        return rotation(g):transpose()
      end,
      feedback = {
        en = "This is V·Uᵀ, which maps Y to X. The way from X to Y is its transpose.",
        zh = "这是 V·Uᵀ，它把 Y 映射到 X。从 X 到 Y 要用它的转置。",
      },
    },
    ["cross-cov"] = {
      reference = cross,
      feedback = {
        en = "This is XᵀY itself. Take its singular value decomposition and leave Σ out.",
        zh = "这是 XᵀY 本身。还要对它做奇异值分解，并去掉 Σ。",
      },
    },
  },
  samples = {
    {
      given = { X = { { 1, 0 }, { 0, 1 }, { 1, 1 } }, Y = { { 0, 1 }, { -1, 0.2 }, { -1, 1 } } },
      value = { { 0.0499376170, 0.9987523389 }, { -0.9987523389, 0.0499376170 } },
    },
  },
}
