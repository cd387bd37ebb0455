-- What the rubric says to learners and markers, in English and Chinese.

local wording = {}

local function in_language(words, language)
  if type(words) ~= "table" then return tostring(words) end
  return tostring(words[language] or words.en or words.zh)
end

-- `before` in both languages, followed by an authored text.
local function with_text(before, words)
  return {
    en = before.en .. in_language(words, "en"),
    zh = before.zh .. in_language(words, "zh"),
  }
end

function wording.line(number, line, is_found)
  local before = is_found and { en = "Found, line %d: ", zh = "已找到第 %d 条：" }
    or { en = "Not found, line %d: ", zh = "未找到第 %d 条：" }
  return with_text({ en = before.en:format(number), zh = before.zh:format(number) }, line.text)
end

function wording.myth(myth)
  return with_text({ en = "A common misconception: ", zh = "常见误解：" }, myth.text)
end

function wording.model_answer(words)
  return with_text({ en = "A model answer: ", zh = "参考答案：" }, words)
end

function wording.evidence(number, found)
  return {
    en = ("Line %d by “%s”."):format(number, table.concat(found, "”, “")),
    zh = ("第 %d 条依据“%s”。"):format(number, table.concat(found, "”、“")),
  }
end

wording.no_cue = { en = "No cue of this line was found.", zh = "没有找到这一条的线索。" }

wording.nothing_found = { en = "No line was found by its cues.", zh = "没有找到任何一条的线索。" }

function wording.marked(marks, score)
  local numbers = #marks > 0 and table.concat(marks, ", ") or nil
  return {
    en = ("Lines marked as met: %s. They give %.2f."):format(numbers or "none", score),
    zh = ("标记为满足的条目：%s。得分 %.2f。"):format(numbers or "无", score),
  }
end

function wording.essential_missing(most)
  return {
    en = ("An essential line is missing, so the score is at most %.1f."):format(most),
    zh = ("缺少关键条目，因此得分不超过 %.1f。"):format(most),
  }
end

function wording.capped(most)
  return {
    en = ("A score found by cues is at most %.1f until a person marks the answer."):format(most),
    zh = ("在人工评分之前，依据线索得到的分数不超过 %.1f。"):format(most),
  }
end

return wording
