extension PluginTemplate {
  static let checkPlugin = """
    -- The check 'NAME': a reference, and the mistakes that people make.

    local check = {
      doc = "The mean of the numbers x.",
      -- What a question gives. Axes with the same letter must have the same length.
      given = { x = "tensor[n]" },
      -- The true value: a number or a tensor.
      reference = function(g) return g.x:sum() / g.x:size() end,
      -- Each mistake is computed as the learner would have computed it.
      mistakes = {
        ["no-division"] = {
          reference = function(g) return g.x:sum() end,
          feedback = {
            en = "That is the sum. Divide it by how many numbers there are.",
            zh = "这是总和，还要除以数的个数。",
          },
        },
        ["n-minus-one"] = {
          reference = function(g)
            -- With one number this mistake cannot be made: nil says that it does not apply.
            if g.x:size() == 1 then return nil end
            return g.x:sum() / (g.x:size() - 1)
          end,
          feedback = {
            en = "The sum was divided by n − 1. That belongs to the sample variance.",
            zh = "总和除以了 n − 1，那是样本方差的做法。",
          },
        },
      },
      -- Worked examples, computed by hand.
      samples = { { given = { x = { 1, 2, 6 } }, value = 3 } },
    }

    return { name = "NAME", version = "1.0.0", api = 1, checks = { ["NAME"] = check } }

    """

  static let checkCases = """
    # Raw answers with what each must get. `gradus plugin test` runs them.
    question:
      format: numeric
      check: NAME
      prompt: {en: "What is the mean of 1, 2 and 6?", zh: "1、2、6 的平均数是多少？"}
      answer: {given: {x: [1, 2, 6]}, tolerance: {mode: absolute, value: 0.01}}
    cases:
      - {answer: "3", score: 1, notes: []}
      - {answer: "9", score: 0, notes: [no-division], feedback: That is the sum.}
      - {answer: "4.5", score: 0, notes: [n-minus-one]}
      - {answer: "7", score: 0, notes: []}
      - {answer: three, status: invalid}
      - {answer: "", status: blank}

    """

  static let checkBank = """
    topic: NAME
    section: examples
    difficulty: 1
    title: {en: The mean, zh: 平均数}
    questions:
      - id: mean
        format: numeric
        check: NAME
        generate: |
          return { x = rng:vector(rng:integer(3, 5), 1, 20) }
        prompt:
          en: What is the mean of ${{x}}$? Round to two decimals.
          zh: ${{x}}$ 的平均数是多少？保留两位小数。
        answer: {given: {x: "{{x}}"}, tolerance: {mode: absolute, value: 0.01}}
        explanation:
          en: The mean is the sum divided by how many numbers there are.
          zh: 平均数等于总和除以数的个数。

    """

  static let checkReadme = """
    # NAME

    The check `NAME`: the mean of some numbers, with two named mistakes.

        gradus plugin test NAME            run the samples and cases, prove the questions
        gradus plugin test NAME --watch    and again whenever a file is saved
        gradus run NAME --plugins NAME     take the quiz
        gradus plugin repl NAME            try expressions
        gradus plugin docs                 what a plugin can call, also for editors

    `plugin.lua` holds the check, `cases/sample.yaml` raw answers with what each must get, and
    `banks/NAME` a question that draws its numbers.

    """
}
