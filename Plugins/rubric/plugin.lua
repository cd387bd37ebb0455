-- Rubric: a free answer that is marked by the lines of a rubric.
-- A person decides; until then cues found in the text give a provisional score.

local cues = require "cues"
local examples = require "examples"
local reading = require "reading"
local wording = require "wording"

local highest_provisional = 0.8
local highest_without_essential = 0.7

local function prepare(question)
  local total = 0
  for number, line in ipairs(question.rubric) do
    total = total + line.points
    for _, group in ipairs(line.cues or {}) do
      if #cues.alternatives(group) == 0 then
        error(("rubric line %d: the cue '%s' has nothing to look for"):format(number, group), 0)
      end
    end
  end
  if total <= 0 then error("the rubric's lines have no points", 0) end
  return {
    rubric = question.rubric,
    myths = question.myths or {},
    model_answer = question.model_answer,
  }
end

local function present(variant)
  local items = {}
  for number, line in ipairs(variant.rubric) do
    items[number] = { label = tostring(number), text = line.text, weight = line.points }
  end
  local hint = {
    en = "Answer in your own words. End with an empty line.",
    zh = "请用自己的话作答。以空行结束。",
  }
  return { blocks = {}, input = { kind = "rubric", items = items, hint = hint } }
end

-- The share of the points that the lines in `found` earn. Without an essential line it is capped.
local function score_of(rubric, found)
  local earned, total, lacks_essential = 0, 0, false
  for number, line in ipairs(rubric) do
    total = total + line.points
    if found[number] then
      earned = earned + line.points
    elseif line.essential then
      lacks_essential = true
    end
  end
  local score = earned / total
  if lacks_essential and score > highest_without_essential then
    return highest_without_essential, { wording.essential_missing(highest_without_essential) }
  end
  return score, {}
end

local function feedback_of(variant, found)
  local feedback = {}
  for number, line in ipairs(variant.rubric) do
    feedback[number] = wording.line(number, line, found[number])
  end
  for _, myth in ipairs(variant.myths) do feedback[#feedback + 1] = wording.myth(myth) end
  if variant.model_answer then
    feedback[#feedback + 1] = wording.model_answer(variant.model_answer)
  end
  return feedback
end

local function grade_marks(marks, variant)
  local marked = {}
  for _, number in ipairs(marks) do marked[number] = true end
  local score, trace = score_of(variant.rubric, marked)
  table.insert(trace, 1, wording.marked(marks, score))
  return { score = score, feedback = feedback_of(variant, marked), trace = trace }
end

local function grade_answer(answer, variant)
  local searched, found, evidence, parts = cues.read(answer), {}, {}, {}
  for number, line in ipairs(variant.rubric) do
    found[number] = cues.found(line.cues or {}, searched)
    if found[number] then evidence[#evidence + 1] = wording.evidence(number, found[number]) end
    parts[number] = {
      name = tostring(number),
      score = found[number] and 1 or 0,
      feedback = found[number] and wording.evidence(number, found[number]) or wording.no_cue,
    }
  end
  local score, trace = score_of(variant.rubric, found)
  if score > highest_provisional then
    score = highest_provisional
    trace[#trace + 1] = wording.capped(highest_provisional)
  end
  if #evidence == 0 then evidence[1] = wording.nothing_found end
  for _, sentence in ipairs(trace) do evidence[#evidence + 1] = sentence end
  return {
    manual = true,
    provisional = score,
    feedback = feedback_of(variant, found),
    trace = evidence,
    parts = parts,
  }
end

local function grade(value, variant)
  if value.marks then return grade_marks(value.marks, variant) end
  return grade_answer(value.answer, variant)
end

return {
  name = "rubric",
  version = "1.0.0",
  api = 1,
  formats = {
    rubric = {
      fields = require "fields",
      prepare = prepare,
      present = present,
      parse = reading.parse,
      grade = grade,
      solution = examples.solution,
      samples = examples.samples,
    },
  },
}
