-- Projection of conflicting gradients (Yu et al. 2020, section 2.3): where two tasks pull against
-- each other, the first gradient loses its part along the second.

local function dot(u, v) return (u * v):sum() end

--- `u` without its part along `v`.
local function projected(u, v) return u - dot(u, v) / dot(v, v) * v end

local function conflict(g) return dot(g.g1, g.g2) < 0 end

return {
  doc = "The gradient g1, projected onto the plane orthogonal to g2 if the two conflict.",
  given = { g1 = "tensor[p]", g2 = "tensor[p]" },
  reference = function(g) return conflict(g) and projected(g.g1, g.g2) or g.g1 end,
  mistakes = {
    ["always"] = {
      reference = function(g)
        return dot(g.g1, g.g2) > 0 and projected(g.g1, g.g2) or nil
      end,
      feedback = {
        en = "There is no conflict: the dot product is not negative, so g₁ stays as it is.",
        zh = "这里没有冲突：点积不为负，g₁ 应保持不变。",
      },
    },
    ["onto-g1"] = {
      reference = function(g) return conflict(g) and projected(g.g2, g.g1) or nil end,
      feedback = {
        en = "This is g₂ without its part along g₁. The question asks for the projected g₁.",
        zh = "这是去掉 g₁ 方向分量的 g₂。题目要的是投影后的 g₁。",
      },
    },
    ["unnormalised"] = {
      reference = function(g)
        if not conflict(g) or dot(g.g2, g.g2) == 1 then return nil end
        return g.g1 - dot(g.g1, g.g2) * g.g2
      end,
      feedback = {
        en = "The part along g₂ was not divided by ‖g₂‖², so the result is not orthogonal to g₂.",
        zh = "g₂ 方向的分量没有除以 ‖g₂‖²，结果并不与 g₂ 正交。",
      },
    },
    ["sum"] = {
      reference = function(g) return g.g1 + g.g2 end,
      feedback = {
        en = "This is g₁ + g₂, without any projection. The question asks for g₁ after it.",
        zh = "这是没有投影的 g₁ + g₂。题目要的是投影后的 g₁。",
      },
    },
  },
  samples = {
    { given = { g1 = { 2, -1 }, g2 = { -1, 2 } }, value = { 1.2, 0.6 } },
    { given = { g1 = { 1, 2 }, g2 = { 2, 1 } }, value = { 1, 2 } },
  },
}
