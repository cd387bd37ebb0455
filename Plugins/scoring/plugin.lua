-- Scoring: rules that make one score from the scores of several parts.
-- A part is one question of a quiz or one attempt at a question. Its score is nil when it was
-- not answered. Every rule counts a part by its points.

local examples = require "examples"

-- The sum over all parts of `earned(part)` in points, as a share of all points.
local function share(parts, earned)
  local sum, all = 0, 0
  for _, part in ipairs(parts) do
    sum = sum + earned(part) * part.points
    all = all + part.points
  end
  return all > 0 and sum / all or 0
end

local function weighted(parts)
  return share(parts, function(part) return part.score or 0 end)
end

local function all_or_nothing(parts)
  for _, part in ipairs(parts) do
    if part.score ~= 1 then return 0 end
  end
  return #parts > 0 and 1 or 0
end

local function negative(parts, ctx)
  local score = share(parts, function(part)
    return part.score == 0 and -ctx.options.penalty or part.score or 0
  end)
  return math.max(0, score)
end

local function attempt_penalty(parts, ctx)
  return share(parts, function(part)
    if not part.score then return 0 end
    local earlier_attempts = math.max(0, (part.attempts or 1) - 1)
    local lost = earlier_attempts * ctx.options.penalty
      + (part.hints or 0) * ctx.options.hint_penalty
    return math.max(0, part.score - lost)
  end)
end

local function best_of(parts, ctx)
  local ranked = {}
  for position, part in ipairs(parts) do ranked[position] = part end
  table.sort(ranked, function(one, other) return (one.score or 0) > (other.score or 0) end)
  local best = {}
  for position = 1, math.min(ctx.options.count, #ranked) do best[position] = ranked[position] end
  return weighted(best)
end

local function first(parts)
  for _, part in ipairs(parts) do
    if part.score then return part.score end
  end
  return 0
end

local function last(parts)
  for position = #parts, 1, -1 do
    if parts[position].score then return parts[position].score end
  end
  return 0
end

local function fraction(default, doc)
  return { type = "number", default = default, min = 0, max = 1, doc = doc }
end

local rules = {
  ["all-or-nothing"] = {
    doc = "Full marks when every part has full marks, otherwise none.",
    options = {},
    combine = all_or_nothing,
    samples = examples["all-or-nothing"],
  },
  weighted = {
    doc = "The share of all points that was earned; parts without an answer earn none.",
    options = {},
    combine = weighted,
    samples = examples.weighted,
  },
  negative = {
    doc = "As weighted, but a part answered wrongly costs points. A blank costs nothing.",
    options = { penalty = fraction(0.25, "The share of its points that a wrong part costs.") },
    combine = negative,
    samples = examples.negative,
  },
  ["attempt-penalty"] = {
    doc = "As weighted, but earlier attempts and hints cost a share of the part's points.",
    options = {
      penalty = fraction(0.1, "The share that each attempt before the last one costs."),
      hint_penalty = fraction(0.1, "The share that each hint costs."),
    },
    combine = attempt_penalty,
    samples = examples["attempt-penalty"],
  },
  ["best-of"] = {
    doc = "The best attempt counts, or the best few of them together.",
    options = {
      count = { type = "integer", default = 1, min = 1, doc = "How many attempts count." },
    },
    combine = best_of,
    samples = examples["best-of"],
  },
  first = {
    doc = "The first attempt that was graded counts.",
    options = {},
    combine = first,
    samples = examples.first,
  },
  last = {
    doc = "The last attempt that was graded counts.",
    options = {},
    combine = last,
    samples = examples.last,
  },
}

return { name = "scoring", version = "1.0.0", api = 1, rules = rules }
