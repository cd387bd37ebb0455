extension PluginTemplate {
  static let formatPlugin = """
    -- The format 'NAME': an answer is a number of words in any order.

    local function words_of(parts)
      local words = {}
      for _, part in ipairs(parts) do
        local folded = text.fold(tostring(part))
        if folded ~= "" then words[#words + 1] = folded end
      end
      return words
    end

    local format = {
      -- The keys of a question, checked before any code runs.
      fields = {
        words = {
          type = "list",
          of = { type = "string" },
          required = true,
          min = 1,
          doc = "The words to be named.",
        },
      },

      -- How the question is asked, below its prompt.
      present = function(variant)
        local count = #variant.words
        return {
          blocks = {},
          input = {
            kind = "line",
            hint = {
              en = ("Words with commas between them. There are %d."):format(count),
              zh = ("用逗号隔开各词，共 %d 个。"):format(count),
            },
          },
        }
      end,

      -- Makes a value of what was typed, or says why it cannot; that costs no attempt.
      -- `raw` is a string as typed, or a table where an answer file has a list.
      parse = function(raw)
        if type(raw) == "string" then raw = text.split((raw:gsub("，", ",")), ",") end
        local words = type(raw) == "table" and words_of(raw) or {}
        if #words > 0 then return words end
        return nil, { en = "Name at least one word.", zh = "请至少写一个词。" }
      end,

      -- Grades the value: a score from 0 to 1, or a table with more to say.
      grade = function(words, variant)
        local wanted = {}
        for _, word in ipairs(variant.words) do wanted[text.fold(word)] = true end
        local hits, wrong = {}, nil
        for _, word in ipairs(words) do
          if wanted[word] then hits[word] = true else wrong = wrong or word end
        end
        local count = 0
        for _ in pairs(hits) do count = count + 1 end
        return {
          score = count / #variant.words,
          notes = wrong and { "other-word" } or {},
          feedback = wrong and {
            en = ("'%s' is none of them."):format(wrong),
            zh = ("“%s”不是其中之一。"):format(wrong),
          } or nil,
        }
      end,

      -- A raw answer that earns everything.
      solution = function(variant) return table.concat(variant.words, ", ") end,

      -- Raw answers to any question of this format, with what each must get.
      samples = function(variant)
        return {
          { answer = variant.words, score = 1, notes = {} },
          { answer = variant.words[1], score = 1 / #variant.words },
          { answer = "nothing of the kind", score = 0, notes = { "other-word" } },
          { answer = ",", invalid = true },
        }
      end,
    }

    return { name = "NAME", version = "1.0.0", api = 1, formats = { ["NAME"] = format } }

    """

  static let formatCases = """
    # Raw answers with what each must get. `gradus plugin test` runs them.
    question:
      format: NAME
      prompt: {en: Which three arrays enter attention?, zh: 注意力的输入是哪三个数组？}
      words: [query, key, value]
    cases:
      - {answer: "query, key, value", score: 1, notes: []}
      - {answer: "Value，KEY，query", score: 1}
      - {answer: [query, key, value], score: 1}
      - {answer: "query, mask", score: 0.3333333333333333, notes: [other-word], feedback: "'mask'"}
      - {answer: ",", status: invalid}
      - {answer: "", status: blank}

    """

  static let formatBank = """
    topic: NAME
    section: examples
    difficulty: 1
    title: {en: Attention, zh: 注意力}
    questions:
      - id: inputs
        format: NAME
        prompt: {en: Which three arrays enter attention?, zh: 注意力的输入是哪三个数组？}
        words: [query, key, value]
        explanation:
          en: Queries are compared with keys; the weights that result mix the values.
          zh: 查询与键比较，得到的权重用来混合值。

    """

  static let formatReadme = """
    # NAME

    The format `NAME`: an answer is a number of words in any order, and each earns its share.

        gradus plugin test NAME            run the samples and cases, prove the questions
        gradus plugin test NAME --watch    and again whenever a file is saved
        gradus run NAME --plugins NAME     take the quiz
        gradus plugin docs                 what a plugin can call, also for editors

    `plugin.lua` holds the format, `cases/sample.yaml` raw answers with what each must get, and
    `banks/NAME` a question.

    """
}
