-- The smallest useful plugin: a format, a rule and a check.

-- A format asks for one word and compares it without regard to case and blanks.
local word = {
  fields = {
    answer = { type = "string", required = true, doc = "The word that is right." },
  },
  parse = function(raw)
    local given = text.fold(tostring(raw))
    if given:find(" ", 1, true) then
      return nil, { en = "Give one word.", zh = "请只写一个词。" }
    end
    return given
  end,
  grade = function(given, variant)
    if given == text.fold(variant.answer) then return 1 end
    if text.distance(given, text.fold(variant.answer)) == 1 then
      return {
        score = 0.5,
        notes = { "typo" },
        feedback = { en = "One letter is off.", zh = "有一个字母不对。" },
      }
    end
    return 0
  end,
  solution = function(variant) return variant.answer end,
  samples = function(variant)
    return {
      { answer = variant.answer:upper(), score = 1, notes = {} },
      { answer = variant.answer .. "x", score = 0.5, notes = { "typo" } },
      { answer = "two words", invalid = true },
    }
  end,
}

-- A rule combines the scores of a quiz: here the worst answer counts.
local weakest = {
  doc = "The score of the worst answer; an unanswered question counts 0.",
  combine = function(parts)
    local worst = 1
    for _, part in ipairs(parts) do worst = math.min(worst, part.score or 0) end
    return worst
  end,
  samples = {
    { parts = { { score = 1 }, { score = 0.5 } }, score = 0.5 },
    { parts = { { score = 1 }, {} }, score = 0 },
  },
}

-- A check is a reference and its named mistakes.
local rms = {
  doc = "Root mean square of the elements of x.",
  given = { x = "tensor[n]" },
  reference = function(g) return ((g.x * g.x):mean()) ^ 0.5 end,
  mistakes = {
    ["no-root"] = {
      reference = function(g) return (g.x * g.x):mean() end,
      feedback = { en = "The square root is missing.", zh = "没有开平方根。" },
    },
    ["no-mean"] = {
      reference = function(g) return ((g.x * g.x):sum()) ^ 0.5 end,
      feedback = { en = "That is the root of the sum, not of the mean.", zh = "这是总和的平方根，不是均值的平方根。" },
    },
  },
  samples = { { given = { x = { 3, 4 } }, value = 3.5355339059327378 } },
}

return {
  name = "hello",
  version = "1.0.0",
  api = 1,
  formats = { word = word },
  rules = { weakest = weakest },
  checks = { rms = rms },
}
