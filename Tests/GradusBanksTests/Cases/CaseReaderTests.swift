import GradusBanks
import GradusCore
import Testing

@Suite struct `Reading cases` {
  private static func read(_ yaml: String) -> Reading<CaseTable> {
    CaseReader.read(Array(yaml.utf8), file: "cases/root.yaml")
  }

  @Test func `a table has a question and its cases`() throws {
    let yaml = """
      question:
        format: numeric
        prompt: "√16 = ?"
        answer: {value: 4}
      seed: 7
      cases:
        - {answer: "4", score: 1}
        - {answer: 16, score: 0, notes: [square], feedback: root, seed: 2}
        - {answer: four, status: invalid}
      """
    let table = try Self.read(yaml).get()
    guard case .question(let question) = table.subject else {
      Issue.record("no question")
      return
    }
    #expect(question.address == "cases.root")
    #expect(question.format == "numeric")
    #expect(table.name == "root")
    #expect(table.cases.map(\.given) == [.text("4"), .integer(16), .text("four")])
    #expect(table.cases.map(\.status) == [.graded, .graded, .invalid])
    #expect(table.cases.map(\.score) == [1, 0, nil])
    #expect(table.cases.map(\.notes) == [nil, ["square"], nil])
    #expect(table.cases.map(\.feedback) == [nil, "root", nil])
    #expect(table.cases.map(\.seed) == [7, 2, 7])
    #expect(table.cases.map(\.location.line) == [7, 8, 9])
  }

  @Test func `a table can be about a question of a bank, or a rule`() throws {
    let address = try Self.read("question: t.root\ncases: [{answer: 4}]").get()
    #expect(
      address.subject
        == .address("t.root", SourceLocation(file: "cases/root.yaml", line: 1, column: 11)))
    let rule = try Self.read(
      "rule: {name: negative, penalty: 0.5}\ncases: [{parts: [{score: 0}], score: 0}]"
    ).get()
    #expect(
      rule.subject
        == .rule(Quiz.RuleChoice(name: "negative", options: ["penalty": .number(0.5)])))
    #expect(rule.cases.map(\.given) == [.list([.map(["score": .integer(0)])])])
  }

  @Test(arguments: [
    ("cases: []", ["1:1: a table of cases needs 'question'"]),
    ("question: t.q", ["1:1: a table of cases needs 'cases'"]),
    (
      "question: t.q\ncases: [{answr: 4}]",
      [
        "2:9: a case needs 'answer'. Is it spelled 'answr' here?",
        "2:10: unknown field 'answr'. Did you mean 'answer'?",
      ]
    ),
    (
      "question: t.q\ncases: [{answer: 4, status: grade}]",
      ["2:29: 'status' cannot be 'grade'. Did you mean 'graded'?"]
    ),
    (
      "question: t.q\ncases: [{answer: 4, score: full}]",
      ["2:28: 'score' needs a number, this is a text"]
    ),
    ("rule: all\ncases: [{answer: 4}]", ["2:9: a case needs 'parts'"]),
    (
      "question: {prompt: What?}\ncases: []", ["1:11: a question needs 'format'"]
    ),
  ])
  func `what is wrong is placed`(_ yaml: String, _ expected: [String]) {
    let findings = Self.read(yaml).diagnostics.map {
      String($0.description.dropFirst("cases/root.yaml:".count))
    }
    #expect(findings == expected)
  }
}
