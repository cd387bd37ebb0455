import GradusBanks
import GradusCore
import Testing

@Suite struct `Checking questions against their formats` {
  /// The findings of the checker for a question's own fields, which begin on line 5, column 5.
  static func findings(_ format: String, _ fields: String) throws -> [String] {
    let indented = fields.split(separator: "\n").map { "    \($0)\n" }.joined()
    let yaml =
      "topic: t\ntitle: {en: T, zh: 题}\nquestions:\n  - id: a\n\(indented)"
      + "    format: \(format)\n    generate: return {}\n    prompt: P\n"
    let topic = try TopicReader.read(Array(yaml.utf8), file: "f").get()
    return sampleChecker.check(Bank(name: "b", topics: [topic])).map {
      String($0.description.dropFirst(2))
    }
  }

  @Test func `the sample topics are sound`() throws {
    let bank = try BankReader(folder: sampleBank).read().get()
    #expect(sampleChecker.check(bank) == [])
    #expect(bank.questions.flatMap { sampleChecker.check($0) } == [])
  }

  @Test(arguments: [
    ("nummeric", "4:5: unknown format 'nummeric'. Did you mean 'numeric'?"),
    (
      "essay",
      "4:5: unknown format 'essay': known are 'choice', 'cloze', 'numeric', 'tensor' and 'text'"
    ),
  ])
  func `a format must be known`(_ format: String, _ expected: String) throws {
    #expect(try Self.findings(format, "x: 1") == [expected])
  }

  @Test func `without plugins no format is known`() throws {
    let yaml = "topic: t\ntitle: T\nquestions: [{id: a, format: f, prompt: P}]"
    let bank = Bank(name: "b", topics: [try TopicReader.read(Array(yaml.utf8), file: "f").get()])
    let checker = QuestionChecker(
      SampleExtensions(formats: [:], checks: []), toleranceProblem: { _ in nil })
    #expect(
      checker.check(bank).map(\.description) == [
        "f:3:13: unknown format 'f': no plugin brings any"
      ])
  }

  @Test(arguments: [
    (
      "text", "acept: [a]",
      ["4:5: a question needs 'accept'", "5:5: unknown field 'acept'. Did you mean 'accept'?"]
    ),
    (
      "text", "accept: [a]\ntolerence: 1",
      [
        "6:5: unknown field 'tolerence': known are 'accept', 'distance', 'extra', 'difficulty', 'explanation', 'extract', 'format', 'generate', 'hints', 'id', 'points', 'prompt', 'sources' and 'tags'"
      ]
    ),
    (
      "text", "accept: [a]\nexplenation: x",
      ["6:5: unknown field 'explenation'. Did you mean 'explanation'?"]
    ),
    ("text", "accept: a", ["5:13: 'accept' needs a list, this is a text: write [a]"]),
    ("text", "accept: []", ["5:13: 'accept' has 0 elements: it needs at least 1"]),
    (
      "text", "accept: [{en: a}]",
      ["5:14: an element of 'accept' has no Chinese translation: add 'zh'"]
    ),
    (
      "text", "accept: [1.50]",
      ["5:14: an element of 'accept' needs a text, this is a number: put it in quotes"]
    ),
    ("text", "accept: [15, yes, 'true', {en: 1, zh: 一}]", []),
    ("text", "accept: [a]\ndistance: 4", ["6:15: 'distance' is 4: it must be from 0 to 3"]),
    ("text", "accept: [a]\ndistance: 1.5", ["6:15: 'distance' is 1.5: it must be a whole number"]),
    (
      "text", "accept: [a]\ndistance: one",
      ["6:15: 'distance' needs a whole number, this is a text"]
    ),
    ("text", "accept: [a]\ndistance:", ["6:14: 'distance' needs a whole number, this is empty"]),
    ("text", "accept: [a]\ndistance: 2.0\nextra: [{x: [1]}]", []),
    ("text", "accept: '{{words}}'\ndistance: '{{d}}'", []),
    (
      "text", "accept: [the word]",
      [
        "5:14: warning: an element of 'accept' is one text for all languages: write {en: …, zh: …} as elsewhere in this bank"
      ]
    ),
    ("choice", "options: [{text: A}]", ["5:14: 'options' has 1 element: it needs 2 to 26"]),
    (
      "choice", "options: [{text: A, corect: true}, {correct: yes}]",
      [
        "5:25: unknown field 'corect'. Did you mean 'correct'?",
        "5:40: an element of 'options' needs 'text'",
        "5:50: 'correct' needs true or false, this is a text",
      ]
    ),
    (
      "choice", "options: [A, B]",
      [
        "5:15: an element of 'options' needs a table, this is a text",
        "5:18: an element of 'options' needs a table, this is a text",
      ]
    ),
    ("choice", "scoring: nett", ["5:14: 'scoring' cannot be 'nett'. Did you mean 'net'?"]),
    (
      "choice", "scoring: strict",
      ["5:14: 'scoring' cannot be 'strict': use 'net', 'all-or-nothing', 'per-option' or 'hits'"]
    ),
    (
      "choice", "scoring: [net]",
      ["5:14: 'scoring' needs 'net', 'all-or-nothing', 'per-option' or 'hits', this is a list"]
    ),
    ("choice", "scoring: '{{how}}'\nshuffle: 'a {{b}}'", []),
    (
      "choice", "feedback: {when_true: {en: x}, when_fales: y}",
      [
        "5:27: 'when_true' has no Chinese translation: add 'zh'",
        "5:36: unknown field 'when_fales'. Did you mean 'when_false'?",
      ]
    ),
    ("cloze", "text: t\nblanks: [a]", ["6:13: 'blanks' needs a table, this is a list"]),
    (
      "cloze", "text: t\nblanks: {1: {accept: a}, 2: {weight: -1, tolerance: 1}}",
      [
        "6:26: 'accept' needs a list, this is a text: write [a]",
        "6:42: 'weight' is -1: it must be at least 0",
        "6:57: 'tolerance' needs a table, this is a number: write {mode: absolute, value: 1}",
      ]
    ),
    ("cloze", "text: t\nblanks: {1: x}", ["6:17: '1' of 'blanks' needs a table, this is a text"]),
    (
      "numeric", "answer: {value: 1}\nunits: [1]",
      ["6:13: an element of 'units' needs a text, this is a number: put it in quotes"]
    ),
    (
      "numeric", "answer: {value: 1}\nunits: [{en: a, zh: b}]",
      ["6:13: an element of 'units' needs a text, this is a table"]
    ),
  ])
  func `fields are of their kind`(_ format: String, _ fields: String, _ expected: [String]) throws {
    #expect(try Self.findings(format, fields) == expected)
  }

  @Test(arguments: [
    ("answer: 3", ["5:13: 'answer' needs a table, this is a number: write {value: 3}"]),
    (
      "answer: {vale: 3}",
      [
        "5:13: 'answer' needs 'value', or 'given' with a 'check'",
        "5:14: unknown field 'vale'. Did you mean 'value'?",
      ]
    ),
    (
      "answer: {value: 3, tolerence: 1}",
      ["5:24: unknown field 'tolerence'. Did you mean 'tolerance'?"]
    ),
    ("answer: {value: three}", ["5:21: 'value' needs a number, this is a text"]),
    (
      "answer: {value: '3'}",
      ["5:21: 'value' needs a number, this is a text: write 3 without quotes"]
    ),
    ("answer: {value: [[1, x], [2]]}", ["5:26: 'value' needs a number, this is a text"]),
    ("answer: {value: [['{{a}}', 1], '{{b}}']}", []),
    ("answer: '{{key}}'", []),
    ("answer: {value: 1, given: {}}", ["5:13: 'answer' takes 'value' or 'given', not both"]),
    (
      "answer: {given: {q: 1}}",
      ["5:13: 'answer' has 'given' and the question has no 'check' that works with it"]
    ),
    (
      "answer: {value: 1}\ncheck: softmax",
      ["5:13: a question with 'check' needs 'given' in 'answer', not 'value'"]
    ),
    ("answer: {given: [1]}\ncheck: softmax", ["5:21: 'given' needs a table, this is a list"]),
    (
      "answer: {tolerance: {mode: exactly}}\ncheck: softmax",
      ["5:25: unknown tolerance mode exactly"]
    ),
    ("answer: {}\ncheck: sofmax", ["6:12: unknown check 'sofmax'. Did you mean 'softmax'?"]),
    (
      "answer: {}\ncheck: rope",
      ["6:12: unknown check 'rope': 'gradus list plugins' shows the plugins that were found"]
    ),
    ("answer: {}\ncheck: 3", ["6:12: 'check' needs a name, this is a number"]),
    (
      "answer: {value: 1, tolerance: 0.1}",
      ["5:35: 'tolerance' needs a table, this is a number: write {mode: absolute, value: 0.1}"]
    ),
    ("answer: {value: 1, tolerance: {value: 0.1}}", ["5:35: 'tolerance' needs 'mode'"]),
    ("answer: {value: 1, tolerance: {mode: absolute}}", ["5:35: the mode needs 'value'"]),
    (
      "answer: {value: 1, tolerance: {mode: absolute, value: [1]}}",
      ["5:59: 'value' needs a number or a word, this is a list"]
    ),
    ("answer: {value: 1, tolerance: {mode: absolute, value: '{{t}}'}}", []),
    ("answer: {value: 1, tolerance: '{{t}}'}", []),
  ])
  func `a key has a truth and a tolerance`(_ fields: String, _ expected: [String]) throws {
    #expect(try Self.findings("numeric", fields) == expected)
  }

  @Test(arguments: [
    (
      "answer: {value: 1}\nmistakes: [{note: a, value: 2}, {note: a, value: 3}]",
      ["6:44: mistake 'a' is already on line 6"]
    ),
    (
      "answer: {value: 1}\nmistakes: [{note: No_Scale, value: 2}]",
      [
        "6:23: 'note' is 'No_Scale': it must be lower-case letters, digits and single hyphens. Did you mean 'no-scale'?"
      ]
    ),
    (
      "answer: {value: 1}\nmistakes: [{value: 2}, {note: b}]",
      ["6:16: a mistake needs 'note'", "6:28: a mistake needs 'value'"]
    ),
    (
      "answer: {value: 1}\nmistakes: [{note: a, value: x, fedback: y}]",
      [
        "6:33: 'value' needs a number, this is a text",
        "6:36: unknown field 'fedback'. Did you mean 'feedback'?",
      ]
    ),
    (
      "answer: {value: 1}\nmistakes: [{note: a, value: '{{x}}', feedback: {zh: 错}}]",
      ["6:52: 'feedback' has no English translation: add 'en'"]
    ),
    (
      "answer: {value: 1}\nmistakes: [no-scale]",
      ["6:16: 'no-scale' names a mistake of a check, and the question has no 'check'"]
    ),
    (
      "answer: {value: 1}\nmistakes: no-scale",
      ["6:15: 'mistakes' needs a list, this is a text: write [no-scale]"]
    ),
    (
      "answer: {value: 1}\nmistakes: [3]",
      [
        "6:16: an element of 'mistakes' needs a table with 'note' and 'value', or a name, this is a number"
      ]
    ),
    (
      "answer: {given: {}}\ncheck: softmax\nmistakes: [no-exp, No Exp, no-exp]",
      [
        "7:24: an element of 'mistakes' is 'No Exp': it must be lower-case letters, digits and single hyphens. Did you mean 'no-exp'?",
        "7:32: mistake 'no-exp' is already on line 7",
      ]
    ),
    ("answer: {given: {}}\ncheck: '{{c}}'\nmistakes: [base-2, '{{m}}']", []),
  ])
  func `mistakes have names`(_ fields: String, _ expected: [String]) throws {
    #expect(try Self.findings("numeric", fields) == expected)
  }
}
