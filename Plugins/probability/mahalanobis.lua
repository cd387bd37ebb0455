-- The squared Mahalanobis distance, as a score for unknown inputs (Lee et al. 2018, eq. 2).
local linear = require "linear"

-- Whether the covariance is the identity, which changes no distance.
local function is_identity(cov)
  return cov:allclose(tensor.eye(cov:shape(1)), 0, 1e-12)
end

local function squared(g)
  local lower = linear.cholesky(g.cov)
    or error("cov must be symmetric and positive definite", 0)
  -- xᵀ(L·Lᵀ)⁻¹x is the squared length of L⁻¹x.
  return (linear.forward(lower, g.x - g.mu) ^ 2):sum()
end

return {
  doc = "The squared Mahalanobis distance of x from a Gaussian with mean mu and covariance cov.",
  given = { x = "tensor[d]", mu = "tensor[d]", cov = "tensor[d,d]" },
  reference = squared,
  mistakes = {
    euclidean = {
      reference = function(g)
        if is_identity(g.cov) then return nil end
        return ((g.x - g.mu) ^ 2):sum()
      end,
      feedback = {
        en = "This is the squared Euclidean distance. Σ⁻¹ has to weigh the directions: a step "
          .. "along a direction of large variance counts less.",
        zh = "这是欧氏距离的平方。要用 Σ⁻¹ 给各方向加权：方差大的方向上，同样的一步算得更少。",
      },
    },
    ["not-inverted"] = {
      reference = function(g)
        if is_identity(g.cov) then return nil end
        local away = g.x - g.mu
        return away:matmul(g.cov):matmul(away)
      end,
      feedback = {
        en = "Σ was used where Σ⁻¹ belongs, so directions of large variance count more instead of "
          .. "less.",
        zh = "该用 Σ⁻¹ 的地方用了 Σ，方差大的方向反而算得更多。",
      },
    },
    rooted = {
      reference = function(g) return math.sqrt(squared(g)) end,
      feedback = {
        en = "This is the distance itself. The squared distance was asked for.",
        zh = "这是距离本身。题目要的是距离的平方。",
      },
    },
  },
  samples = {
    {
      given = { x = { 2, 1 }, mu = { 0, 0 }, cov = { { 2, 0.5 }, { 0.5, 1 } } },
      value = 2.2857142857,
    },
  },
}
