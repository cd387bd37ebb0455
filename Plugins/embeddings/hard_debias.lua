-- The component along a direction removed (Bolukbasi et al. 2016, §6: neutralise).
local vectors = require "vectors"

-- The projection of v on the line along g.
local function along(g)
  local squared = vectors.dot(g.g, g.g)
  if squared == 0 then error("the direction g must not be zero", 0) end
  return g.g * (vectors.dot(g.v, g.g) / squared)
end

-- With nothing along g there is nothing to remove, rightly or wrongly.
local function orthogonal(g)
  return vectors.dot(g.v, g.g) == 0
end

return {
  doc = "The vector v without its component along the direction g.",
  given = { v = "tensor[d]", g = "tensor[d]" },
  reference = function(g) return g.v - along(g) end,
  mistakes = {
    ["unnormalised"] = {
      reference = function(g)
        if orthogonal(g) or vectors.dot(g.g, g.g) == 1 then return nil end
        return g.v - g.g * vectors.dot(g.v, g.g)
      end,
      feedback = {
        en = "g is not a unit vector: divide v·g by g·g. The result must be orthogonal to g.",
        zh = "g 不是单位向量：v·g 要除以 g·g。结果应与 g 正交。",
      },
    },
    ["added"] = {
      reference = function(g)
        if orthogonal(g) then return nil end
        return g.v + along(g)
      end,
      feedback = {
        en = "The component along g was added, which doubles it. Subtract it.",
        zh = "你把沿 g 的分量加了上去，使它加倍。应减去它。",
      },
    },
    ["subtract-g"] = {
      reference = function(g)
        if vectors.dot(g.v, g.g) == vectors.dot(g.g, g.g) then return nil end
        return g.v - g.g
      end,
      feedback = {
        en = "The whole direction g was subtracted. Only the part of v that lies along g goes: "
          .. "(v·g)/(g·g) times g.",
        zh = "你减去了整个方向 g。只应减去 v 沿 g 的部分：g 的 (v·g)/(g·g) 倍。",
      },
    },
  },
  samples = {
    { given = { v = { 3, 1, 2 }, g = { 2, 0, 1 } }, value = { -0.2, 1, 0.4 } },
  },
}
