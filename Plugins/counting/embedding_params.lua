-- Parameters of the embeddings: V × H, or factorised V × E and E × H (Lan et al. 2020, section
-- 3.1), tables of positions and segments, and an output matrix unless it is tied (Press and Wolf
-- 2017).
local sizes = require "sizes"

local function is_factorised(g) return g.E ~= nil and g.E ~= g.H end

local function is_tied(g) return g.tied ~= false end

--- With `words` parameters of the word embeddings; `tied` overrides what was given.
local function count(g, words, tied)
  if tied == nil then tied = is_tied(g) end
  local rest = ((g.positions or 0) + (g.segments or 0)) * g.H
  return words + rest + (tied and 0 or g.V * g.H)
end

local function words(g)
  return is_factorised(g) and g.V * g.E + g.E * g.H or g.V * g.H
end

return {
  doc = "Parameters of the embeddings of V words of width H, factorised when there is a width E.",
  given = {
    V = "integer", H = "integer", E = "integer?", positions = "integer?", segments = "integer?",
    tied = "boolean?",
  },
  reference = function(g)
    sizes.demand_positive(g, { "V", "H", "E" })
    return count(g, words(g))
  end,
  mistakes = {
    ["no-projection"] = {
      reference = function(g) return is_factorised(g) and count(g, g.V * g.E) or nil end,
      feedback = {
        en = "The matrix E × H is missing, which takes the narrow embedding to the width of the "
          .. "layers.",
        zh = "漏掉了 E × H 矩阵，它把窄的嵌入变换到各层的宽度。",
      },
    },
    ["full"] = {
      reference = function(g) return is_factorised(g) and count(g, g.V * g.H) or nil end,
      feedback = {
        en = "This is V·H, the count without factorisation. Here each word has only E numbers.",
        zh = "这是未分解时的 V·H。这里每个词只有 E 个数。",
      },
    },
    ["wrong-sum"] = {
      reference = function(g) return is_factorised(g) and count(g, (g.V + g.E) * g.H) or nil end,
      feedback = {
        en = "This is (V + E)·H. The two matrices have V·E and E·H elements.",
        zh = "这是 (V + E)·H。两个矩阵分别有 V·E 与 E·H 个元素。",
      },
    },
    ["untied"] = {
      reference = function(g) return is_tied(g) and count(g, words(g), false) or nil end,
      feedback = {
        en = "The output matrix was counted again. It is tied: it is the embedding matrix itself.",
        zh = "输出矩阵被重复计算了。它与嵌入矩阵共享，就是同一个矩阵。",
      },
    },
    ["tied"] = {
      reference = function(g) return not is_tied(g) and count(g, words(g), true) or nil end,
      feedback = {
        en = "The output matrix is missing. It is not tied here, so it has V·H parameters of its "
          .. "own.",
        zh = "漏掉了输出矩阵。这里没有共享，它自己还有 V·H 个参数。",
      },
    },
  },
  samples = {
    { given = { V = 30000, H = 4096, E = 128 }, value = 4364288 },
    { given = { V = 32000, H = 512, tied = false }, value = 32768000 },
    { given = { V = 30522, H = 768, positions = 512, segments = 2 }, value = 23835648 },
  },
}
