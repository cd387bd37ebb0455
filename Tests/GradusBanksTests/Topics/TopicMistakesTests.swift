import GradusBanks
import GradusCore
import Testing

@Suite struct `Mistakes in a topic` {
  /// The findings for a topic, without the file's name.
  static func findings(_ yaml: String) -> [String] {
    TopicReader.read(Array(yaml.utf8), file: "f").diagnostics.map {
      String($0.description.dropFirst(2))
    }
  }

  @Test(arguments: [
    ("- a\n", ["1:1: a topic needs a table, this is a list"]),
    ("just a text\n", ["1:1: a topic needs a table, this is a text"]),
    (
      "number: 1\n",
      [
        "1:1: a topic needs 'questions'", "1:1: a topic needs 'title'",
        "1:1: a topic needs 'topic'",
      ]
    ),
    (
      "topic: t\ntittle: x\nquestions: []\n",
      [
        "1:1: a topic needs 'title'. Is it spelled 'tittle' here?",
        "2:1: unknown field 'tittle'. Did you mean 'title'?",
        "3:12: 'questions' is empty: a topic needs at least one question",
      ]
    ),
    (
      "topic: t\ntitle: x\nquestions: {a: 1}\nauthor: me\n",
      [
        "3:12: 'questions' needs a list, this is a table",
        "4:1: unknown field 'author': known are 'topic', 'number', 'section', 'difficulty', 'tags', "
          + "'title', 'sources' and 'questions'",
      ]
    ),
  ])
  func `a topic needs its fields`(_ yaml: String, _ expected: [String]) {
    #expect(Self.findings(yaml) == expected)
  }

  @Test(arguments: [
    (
      "topic: T055_AttentionScaling",
      "1:8: 'topic' is 'T055_AttentionScaling': it must be lower-case letters, digits and single hyphens. Did you mean 't055-attention-scaling'?"
    ),
    (
      "topic: 注意力",
      "1:8: 'topic' is '注意力': it must be lower-case letters, digits and single hyphens"
    ),
    (
      "topic: a--b",
      "1:8: 'topic' is 'a--b': it must be lower-case letters, digits and single hyphens. Did you mean 'a-b'?"
    ),
    ("topic: 55", "1:8: 'topic' needs a text, this is a number: put it in quotes"),
    ("topic:", "1:7: 'topic' needs a text, this is empty"),
    ("topic: ' '", "1:8: 'topic' is empty"),
    ("topic: t\nnumber: 1.5", "2:9: 'number' is 1.5: it must be a whole number"),
    ("topic: t\nnumber: -1", "2:9: 'number' is -1: it must be at least 0"),
    (
      "topic: t\nnumber: '7'",
      "2:9: 'number' needs a whole number, this is a text: write 7 without quotes"
    ),
    ("topic: t\ndifficulty: 6", "2:13: 'difficulty' is 6: it must be from 1 to 5"),
    ("topic: t\ndifficulty: hard", "2:13: 'difficulty' needs a whole number, this is a text"),
    ("topic: t\ntags: softmax", "2:7: 'tags' needs a list, this is a text: write [softmax]"),
    (
      "topic: t\ntags: [1, a, [b]]",
      "2:8: an element of 'tags' needs a text, this is a number: put it in quotes"
    ),
    ("topic: t\nsection: {en: a, zh: b}", "2:10: 'section' needs a text, this is a table"),
    ("topic: t\nsources: Vaswani", "2:10: 'sources' needs a list, this is a text: write [Vaswani]"),
  ])
  func `a field of a topic must be of its kind`(_ yaml: String, _ expected: String) {
    let rest = "\ntitle: T\nquestions: [{id: a, format: f, prompt: P}]\n"
    #expect(Self.findings(yaml + rest).first == expected)
  }

  @Test(arguments: [
    ("{en: A}", ["1:8: 'title' has no Chinese translation: add 'zh'"]),
    ("{zh: 甲}", ["1:8: 'title' has no English translation: add 'en'"]),
    ("{en: A, zh: 甲, fr: A}", ["1:23: unknown language 'fr': known are 'en' and 'zh'"]),
    (
      "{en: A, cn: 甲}",
      [
        "1:8: 'title' has no Chinese translation: add 'zh'",
        "1:16: unknown language 'cn': known are 'en' and 'zh'",
      ]
    ),
    ("{en: A, zh: ''}", ["1:20: 'zh' of 'title' is empty"]),
    ("{en: A, zh: [甲]}", ["1:20: 'zh' of 'title' needs a text, this is a list"]),
    (
      "{en: A, zh: 1.50}",
      ["1:20: 'zh' of 'title' needs a text, this is a number: put it in quotes"]
    ),
    ("true", ["1:8: 'title' needs a text, this is a truth value: put it in quotes"]),
    ("[A]", ["1:8: 'title' needs a text, this is a list"]),
    ("''", ["1:8: 'title' is empty"]),
    ("{en: 2017, zh: 2017}", []),
    ("2017", []),
  ])
  func `a text needs all languages or none`(_ title: String, _ expected: [String]) {
    let rest = "\ntopic: t\nquestions: [{id: a, format: f, prompt: P}]\n"
    #expect(Self.findings("title: " + title + rest) == expected)
  }

  @Test(arguments: [
    ("- a", ["4:5: a question needs a table, this is a text"]),
    ("- {id: a}", ["4:5: a question needs 'format'", "4:5: a question needs 'prompt'"]),
    (
      "- {format: f, pronpt: P}",
      [
        "4:5: a question needs 'id'",
        "4:5: a question needs 'prompt'. Is it spelled 'pronpt' here?",
      ]
    ),
    (
      "- {id: A b, format: f, prompt: P}",
      [
        "4:10: 'id' is 'A b': it must be lower-case letters, digits and single hyphens. Did you mean 'a-b'?"
      ]
    ),
    (
      "- {id: a, format: f, prompt: P, points: 0}",
      ["4:43: 'points' is 0: it must be greater than 0"]
    ),
    (
      "- {id: a, format: f, prompt: P, points: .inf}",
      ["4:43: 'points' is inf: it must be a finite number"]
    ),
    (
      "- {id: a, format: f, prompt: P, points: .nan}",
      ["4:43: 'points' is nan: it must be a number"]
    ),
    (
      "- {id: a, format: f, prompt: P, points: two}",
      ["4:43: 'points' needs a number, this is a text"]
    ),
    (
      "- {id: a, format: f, prompt: P, points: '2'}",
      ["4:43: 'points' needs a number, this is a text: write 2 without quotes"]
    ),
    (
      "- {id: a, format: f, prompt: P, difficulty: 0}",
      ["4:47: 'difficulty' is 0: it must be from 1 to 5"]
    ),
    (
      "- {id: a, format: f, prompt: P, hints: think}",
      ["4:42: 'hints' needs a list, this is a text: write [think]"]
    ),
    (
      "- {id: a, format: f, prompt: P, hints: [{en: x}]}",
      ["4:43: an element of 'hints' has no Chinese translation: add 'zh'"]
    ),
    (
      "- {id: a, format: f, prompt: P, generate: {d: 1}}",
      ["4:45: 'generate' needs a text, this is a table"]
    ),
    (
      "- {id: a, format: 1, prompt: P}",
      ["4:21: 'format' needs a text, this is a number: put it in quotes"]
    ),
    (
      "- {id: a, format: f, prompt: P}\n  - {id: b, format: f, prompt: P}\n  - {id: a, format: f, prompt: P}",
      ["6:10: question 'a' is already on line 4"]
    ),
  ])
  func `a question needs its fields`(_ questions: String, _ expected: [String]) {
    #expect(Self.findings("topic: t\ntitle: T\nquestions:\n  \(questions)\n") == expected)
  }

  @Test(arguments: [
    (
      "prompt: 'For {{d} it is'",
      ["5:13: '{{d} it is' has '{{' without '}}': close it, or write '{ {' for two braces"]
    ),
    (
      "prompt: 'For {{d it is'",
      ["5:13: '{{d it is' has '{{' without '}}': close it, or write '{ {' for two braces"]
    ),
    (
      "prompt: P\n    answer: {value: '{{ d'}",
      ["6:21: '{{ d' has '{{' without '}}': close it, or write '{ {' for two braces"]
    ),
    ("prompt: '{{d:.3g}} {{a.b}} {{ c }}'", []),
    ("prompt: '其中{{d}}是…{{ 宽度 }}。'", []),
    // With a mark on it, a brace is another character.
    ("prompt: '{{\u{301}d} it is'", []),
    (
      "prompt: '{{d}}\u{301} it is'",
      [
        "5:13: '{{d}}\u{301} it is' has '{{' without '}}': close it, or write '{ {' for two braces"
      ]
    ),
    ("prompt: '$\\frac{{a}}{b}$ and {{1, 2}, {3, 4}} and {{'", []),
    ("prompt: P\n    code: 'm = {{x = 1}, {x = 2}}'", []),
  ])
  func `a placeholder must be closed`(_ fields: String, _ expected: [String]) {
    let yaml = """
      topic: t
      title: T
      questions:
        - generate: return {}
          \(fields)
          id: a
          format: f
      """
    #expect(Self.findings(yaml) == expected)
  }

  @Test func `many placeholders that are not closed end in an answer`() {
    func found(_ end: String) -> [String] {
      let text = String(repeating: "{{a ", count: 50_000) + end
      return Self.findings(
        "topic: t\ntitle: T\nquestions:\n  - {id: a, format: f, prompt: '\(text)'}\n")
    }
    let shown = String(repeating: "{{a ", count: 14) + "{…"
    #expect(
      found("") == [
        "4:32: '\(shown)' has '{{' without '}}': close it, or write '{ {' for two braces"
      ])
    #expect(
      found("}}") == [
        "4:32: warning: {{a}} has nothing to insert: the question has no 'generate'"
      ])
  }

  @Test func `a placeholder needs something to insert`() {
    let yaml =
      "topic: t\ntitle: T\nquestions:\n  - {id: a, format: f, prompt: 'Is {{d:.2f}} it?'}\n"
    #expect(
      Self.findings(yaml) == [
        "4:32: warning: {{d}} has nothing to insert: the question has no 'generate'"
      ])
  }

  @Test(arguments: [
    (
      ">\n      return {}",
      "4:15: 'generate' is code in a '>' block, which joins its lines: use 'generate: |'"
    ),
    (
      "local d = 1\n      return {}",
      "4:15: 'generate' is code on several lines, which are joined here: use 'generate: |'"
    ),
    (
      "'local d = 1\n      return {}'",
      "4:15: 'generate' is code on several lines, which are joined here: use 'generate: |'"
    ),
  ])
  func `code must keep its lines`(_ code: String, _ expected: String) {
    let yaml =
      "topic: t\ntitle: T\nquestions:\n  - generate: \(code)\n    id: a\n    format: f\n    prompt: P\n"
    #expect(Self.findings(yaml) == [expected])
  }

  @Test(arguments: [
    ("What is it?", true), ("这是什么", true), ("BERT", false), ("$x^2 \\text{ for all } y$", false),
    ("`local x = a b`", false), ("{{name of}} 3", false), ("12 MB", false), ("GPT-2", false),
    ("layer norm", true), ("f(x), y", false),
  ])
  func `a text in one language is warned of when others are translated`(
    _ prompt: String, _ isWarned: Bool
  ) {
    let yaml =
      "topic: t\ntitle: {en: A, zh: 甲}\nquestions:\n  - {id: a, generate: x, format: f, prompt: '\(prompt)'}\n"
    let expected =
      "4:45: warning: 'prompt' is one text for all languages: write {en: …, zh: …} as elsewhere in "
      + "this bank"
    #expect(Self.findings(yaml) == (isWarned ? [expected] : []))
    #expect(Self.findings(yaml.replacing("{en: A, zh: 甲}", with: "T")) == [])
  }

  @Test func `all mistakes of a file are found in one run and in order`() {
    let yaml = """
      topic: T1
      title: {en: 标题}
      questions:
        - id: a
          format: f
          prompt: P
          points: -1
        - id: a
          prompt: {en: x, zh: 甲, 中: y}
          id: b
      """
    #expect(
      Self.findings(yaml) == [
        "1:8: 'topic' is 'T1': it must be lower-case letters, digits and single hyphens. "
          + "Did you mean 't1'?",
        "2:8: 'title' has no Chinese translation: add 'zh'",
        "7:13: 'points' is -1: it must be greater than 0",
        "8:5: a question needs 'format'",
        "8:9: question 'a' is already on line 4",
        "9:28: unknown language '中': known are 'en' and 'zh'",
        "10:5: duplicate key 'id': it is already on line 8",
      ])
  }
}
