import GradusBanks
import GradusCore
import Testing

@Suite struct `Reading a quiz` {
  static func findings(_ yaml: String) -> [String] {
    QuizReader.read(Array(yaml.utf8), file: "f").diagnostics.map {
      String($0.description.dropFirst(2))
    }
  }

  @Test func `a quiz has all its parts`() throws {
    let yaml = """
      quiz: final
      title: {en: Final, zh: 期末}
      bank: transformer
      select:
        sections: [attention, bayes]
        tags: [softmax]
        formats: [numeric]
        questions: [t055-attention-scaling, t086-posterior.fill]
        difficulty: [2, 4]
      count: 10
      draw: spread
      follow_ups: 2
      order: difficulty
      rule: {name: scoring.negative, penalty: 0.5}
      attempts: 2
      attempt_rule: best
      time_limit: 1 h 30 min
      """
    let quiz = try QuizReader.read(Array(yaml.utf8), file: "q.yaml").get()
    var selection = Quiz.Selection()
    selection.sections = ["attention", "bayes"]
    selection.tags = ["softmax"]
    selection.formats = ["numeric"]
    selection.questions = ["t055-attention-scaling", "t086-posterior.fill"]
    selection.difficulties = 2...4
    #expect(
      quiz
        == Quiz(
          name: "final", title: Text(english: "Final", chinese: "期末"), bank: "transformer",
          selection: selection, count: 10, draw: .spread, followUps: 2, order: .difficulty,
          rule: Quiz.RuleChoice(name: "scoring.negative", options: ["penalty": .number(0.5)]),
          attempts: 2, attemptRule: Quiz.RuleChoice(name: "best"), timeLimit: 5400,
          location: SourceLocation(file: "q.yaml", line: 1, column: 1)))
  }

  @Test func `what a quiz does not say is as the core says`() throws {
    let yaml = "quiz: q\ntitle: Q\nbank: b\nselect: {difficulty: 3}\n"
    let quiz = try QuizReader.read(Array(yaml.utf8), file: "q.yaml").get()
    var expected = Quiz(name: "q", title: "Q", bank: "b", location: quiz.location)
    expected.selection.difficulties = 3...3
    #expect(quiz == expected)
  }

  @Test(arguments: [
    ("20", 1200.0), ("0.5", 30), ("90 s", 90), ("20 min", 1200), ("20min", 1200), ("1 h", 3600),
    ("1.5 h", 5400), ("1 h 5 min 10 s", 3910), ("45 sec", 45),
  ])
  func `a time limit is minutes or says its unit`(_ text: String, _ seconds: Double) throws {
    let yaml = "quiz: q\ntitle: Q\nbank: b\ntime_limit: \(text)\n"
    #expect(try QuizReader.read(Array(yaml.utf8), file: "q.yaml").get().timeLimit == seconds)
  }

  @Test(arguments: [
    ("quiz: q", ["1:1: a quiz needs 'bank'", "1:1: a quiz needs 'title'"]),
    ("[a]", ["1:1: a quiz needs a table, this is a list"]),
    (
      "quiz: My Quiz\ntitle: Q\nbank: b",
      [
        "1:7: 'quiz' is 'My Quiz': it must be lower-case letters, digits and single hyphens. Did you mean 'my-quiz'?"
      ]
    ),
  ])
  func `a quiz needs a name, a title and a bank`(_ yaml: String, _ expected: [String]) {
    #expect(Self.findings(yaml) == expected)
  }

  @Test(arguments: [
    ("selct: {}", "4:1: unknown field 'selct'. Did you mean 'select'?"),
    ("select: attention", "4:9: 'select' needs a table, this is a text"),
    ("select: {section: [a]}", "4:10: unknown field 'section'. Did you mean 'sections'?"),
    ("select: {sections: a}", "4:20: 'sections' needs a list, this is a text: write [a]"),
    (
      "select: {questions: [A.b]}",
      "4:22: 'A.b' names no question: write a topic's name, or its name, a dot and a question's id"
    ),
    (
      "select: {questions: [a.b.c]}",
      "4:22: 'a.b.c' names no question: write a topic's name, or its name, a dot and a question's id"
    ),
    (
      "select: {difficulty: 6}",
      "4:22: 'difficulty' is 6: write a whole number from 1 to 5, or the lowest and the highest, such as [2, 4]"
    ),
    (
      "select: {difficulty: [4, 2]}",
      "4:22: 'difficulty' is [4, 2]: write a whole number from 1 to 5, or the lowest and the highest, such as [2, 4]"
    ),
    (
      "select: {difficulty: [1, x, 3]}",
      "4:22: 'difficulty' is [1, x, 3]: write a whole number from 1 to 5, or the lowest and the highest, such as [2, 4]"
    ),
    (
      "select: {difficulty: hard}",
      "4:22: 'difficulty' is 'hard': write a whole number from 1 to 5, or the lowest and the highest, such as [2, 4]"
    ),
    ("count: 0", "4:8: 'count' is 0: it must be at least 1"),
    ("count: all", "4:8: 'count' needs a whole number, this is a text"),
    ("order: shufled", "4:8: 'order' cannot be 'shufled'. Did you mean 'shuffled'?"),
    (
      "order: random", "4:8: 'order' cannot be 'random': use 'authored', 'shuffled' or 'difficulty'"
    ),
    ("rule: {penalty: 1}", "4:7: 'rule' needs 'name'"),
    ("rule: [a]", "4:7: 'rule' needs a text, this is a list"),
    ("attempts: 1.5", "4:11: 'attempts' is 1.5: it must be a whole number"),
    (
      "time_limit: 0",
      "4:13: 'time_limit' is 0: write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
    (
      "time_limit: 20 m",
      "4:13: 'time_limit' is '20 m': write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
    (
      "time_limit: 1 min 1 h",
      "4:13: 'time_limit' is '1 min 1 h': write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
    (
      "time_limit:",
      "4:12: 'time_limit' is empty: write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
    (
      "time_limit: -5",
      "4:13: 'time_limit' is -5: write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
    (
      "time_limit: .inf",
      "4:13: 'time_limit' is inf: write minutes as a number, or a text such as '90 s', '20 min' or '1 h'"
    ),
  ])
  func `a part of a quiz must be of its kind`(_ field: String, _ expected: String) {
    #expect(Self.findings("quiz: q\ntitle: Q\nbank: b\n\(field)\n") == [expected])
  }

  @Test func `the quizzes of a folder have names of their own`() throws {
    let quiz = "quiz: q\ntitle: Q\nbank: b\n"
    try withFolder(["a.yaml": quiz, "b.yaml": quiz, "c.yml": "quiz: r\ntitle: R\nbank: b\n"]) {
      (folder: String) throws in
      let reading = QuizReader.read(folder: folder)
      #expect(reading.content?.map(\.name) == ["q", "q", "r"])
      #expect(
        reading.diagnostics.map { $0.description.replacing(folder, with: "F") } == [
          "F/b.yaml:1:7: quiz 'q' is already in F/a.yaml:1:7"
        ])
    }
    try withFolder(["readme.md": ""]) { (folder: String) throws in
      #expect(try QuizReader.read(folder: folder).get() == [])
    }
    #expect(
      QuizReader.read(folder: "no/such").diagnostics.map(\.description) == [
        "there is no folder 'no/such'"
      ])
  }

  @Test(arguments: [
    (
      "sections: [atention]",
      ["q:1:1: the bank has no section 'atention'. Did you mean 'attention'?"]
    ),
    (
      "tags: [history]",
      ["q:1:1: the bank has no tag 'history': it has 'matrices', 'scaling' and 'softmax'"]
    ),
    (
      "formats: [code]",
      [
        "q:1:1: the bank has no question of format 'code': it has 'choice', 'cloze', 'numeric' and 'tensor'"
      ]
    ),
    (
      "questions: [t086-posterior, t086-posterior.fil]",
      [
        "q:1:1: the bank has no topic or question 't086-posterior.fil'. Did you mean 't086-posterior.fill'?"
      ]
    ),
    ("difficulty: 5", ["q:1:1: no question of bank 'bank' meets all of 'select'"]),
    ("sections: [bayes]", ["q:1:1: warning: 'count' is 3, and 'select' leaves 2"]),
    ("sections: [attention], tags: [softmax], questions: [t055-attention-scaling]", []),
  ])
  func `a quiz must fit its bank`(_ select: String, _ expected: [String]) throws {
    let bank = try BankReader(folder: sampleBank).read().get()
    let yaml = "quiz: q\ntitle: Q\nbank: bank\ncount: 3\nselect: {\(select)}\n"
    let quiz = try QuizReader.read(Array(yaml.utf8), file: "q").get()
    #expect(QuizChecker.check(quiz, with: bank).map(\.description) == expected)
  }
}
