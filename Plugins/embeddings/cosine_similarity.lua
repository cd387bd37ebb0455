-- The cosine of the angle between two vectors, after removing a common mean where one is given
-- (Mu and Viswanath 2018, for the mean that word vectors have in common).
local vectors = require "vectors"

local function centred(g)
  if not g.centre then return g.u, g.v end
  return g.u - g.centre, g.v - g.centre
end

return {
  doc = "The cosine similarity of u and v, of u − centre and v − centre when a centre is given.",
  given = { u = "tensor[d]", v = "tensor[d]", centre = "tensor[d]?" },
  reference = function(g)
    return vectors.cosine(centred(g)) or error("a zero vector has no direction", 0)
  end,
  mistakes = {
    dot = {
      reference = function(g) return vectors.dot(centred(g)) end,
      feedback = {
        en = "This is the dot product. Divide by both lengths, so that only the angle counts.",
        zh = "这是点积。还要除以两个向量的长度，这样只看夹角。",
      },
    },
    ["no-root"] = {
      reference = function(g)
        local u, v = centred(g)
        return vectors.dot(u, v) / (vectors.dot(u, u) * vectors.dot(v, v))
      end,
      feedback = {
        en = "The dot product was divided by the squared lengths. Take their square roots.",
        zh = "点积除的是长度的平方。应先开平方根。",
      },
    },
    euclidean = {
      reference = function(g)
        local u, v = centred(g)
        return vectors.norm(u - v)
      end,
      feedback = {
        en = "This is the Euclidean distance, which depends on the lengths and is 0 for equal "
          .. "vectors.",
        zh = "这是欧氏距离，它与长度有关，相等的向量距离为 0。",
      },
    },
    ["not-centred"] = {
      reference = function(g)
        if not g.centre or vectors.norm(g.centre) == 0 then return nil end
        return vectors.cosine(g.u, g.v)
      end,
      feedback = {
        en = "The common mean was not removed. It makes all vectors look alike; subtract it from "
          .. "both first.",
        zh = "没有去掉公共均值。它使所有向量看起来都相似；应先从两个向量中减去它。",
      },
    },
  },
  samples = {
    { given = { u = { 1, 2, 2 }, v = { 2, 0, 1 } }, value = 0.5962847940 },
    { given = { u = { 1, 2, 2 }, v = { 2, 0, 1 }, centre = { 1, 0, 1 } }, value = 0 },
  },
}
