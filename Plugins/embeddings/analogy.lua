-- a : b :: c : ? by vector offset (Mikolov et al. 2013; Levy and Goldberg 2014, 3CosAdd).
-- Words are the rows of E, numbered from 1.
local vectors = require "vectors"

-- The row with the largest score, and that score; the first of several.
local function best(g, target, score, excluded)
  local winner, highest
  for i = 1, g.E:shape(1) do
    if not excluded[i] then
      local value = score(g.E:row(i), target)
        or error("a zero vector has no direction", 0)
      if not highest or value > highest then winner, highest = i, value end
    end
  end
  return winner, highest
end

-- What is asked for: the word's number or its score.
local function asked(g, winner, highest)
  local what = g.what or "word"
  if what == "word" then return winner end
  if what == "score" then return highest end
  error(("what must be 'word' or 'score', not '%s'"):format(what), 0)
end

local function question_words(g)
  return { [g.a] = true, [g.b] = true, [g.c] = true }
end

-- E_b − E_a + E_c, or with the first two exchanged.
local function offset(g, from, to)
  return g.E:row(to) - g.E:row(from) + g.E:row(g.c)
end

return {
  doc = "The number of the word that answers a : b :: c : ?, or its cosine, from rows of vectors.",
  given = {
    E = "tensor[n,d]", a = "integer", b = "integer", c = "integer", what = "string?",
  },
  reference = function(g)
    for _, name in ipairs { "a", "b", "c" } do
      if g[name] < 1 or g[name] > g.E:shape(1) then
        error(("%s must be between 1 and %d, not %d"):format(name, g.E:shape(1), g[name]), 0)
      end
    end
    local target = offset(g, g.a, g.b)
    local winner, highest = best(g, target, vectors.cosine, question_words(g))
    if not winner then error("there is no other word than a, b and c", 0) end
    return asked(g, winner, highest)
  end,
  mistakes = {
    ["inputs-allowed"] = {
      reference = function(g)
        local winner, highest = best(g, offset(g, g.a, g.b), vectors.cosine, {})
        if not question_words(g)[winner] then return nil end -- excluding them changed nothing
        return asked(g, winner, highest)
      end,
      feedback = {
        en = "The answer is one of the words of the question. They are excluded by convention, "
          .. "since b − a + c often stays closest to c or b.",
        zh = "答案是题目中的词。按惯例要排除它们，因为 b − a + c 往往离 c 或 b 最近。",
      },
    },
    sign = {
      reference = function(g)
        if g.a == g.b then return nil end
        local target = offset(g, g.b, g.a)
        if vectors.norm(target) == 0 then return nil end
        return asked(g, best(g, target, vectors.cosine, question_words(g)))
      end,
      feedback = {
        en = "The offset points the wrong way: going from a to b adds b − a to c.",
        zh = "偏移方向反了：从 a 到 b，应给 c 加上 b − a。",
      },
    },
    ["dot-product"] = {
      reference = function(g)
        return asked(g, best(g, offset(g, g.a, g.b), vectors.dot, question_words(g)))
      end,
      feedback = {
        en = "Dot products were compared, which favours long vectors. Compare cosines.",
        zh = "你比较的是点积，它偏向长向量。应比较余弦。",
      },
    },
  },
  samples = {
    {
      -- man : woman :: king : ? among man, woman, king, queen, throne, prince, palace
      given = {
        E = {
          { 1, 0.1, 0.2 }, { 1, 0.9, 0.2 }, { 0.3, 0.1, 1.2 }, { 0.3, 0.8, 1 }, { 0.1, 0.2, 1.5 },
          { 0.4, 0.05, 1 }, { 2, 2.5, 3 },
        },
        a = 1, b = 2, c = 3,
      },
      value = 4,
    },
    {
      given = { E = { { 1, 0 }, { 1, 0.1 }, { 0.2, 1 }, { 0.1, 1.5 } }, a = 1, b = 2, c = 3 },
      value = 4,
    },
  },
}
