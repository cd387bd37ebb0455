internal import GradusBanks
internal import GradusCore
internal import GradusPlugins

/// What must hold for every plugin, whatever its author wrote about it.
final class Properties {
  private let engine: Engine
  private let other: Engine
  private let seeds: Int
  /// How many answers were graded.
  private(set) var answers = 0

  /// Creates the properties to look at.
  ///
  /// - Parameters:
  ///   - other: an engine whose states have another hash seed.
  ///   - seeds: over how many seeds; at most ten are used.
  init(engine: Engine, other: Engine, seeds: Int) {
    self.engine = engine
    self.other = other
    self.seeds = min(seeds, 10)
  }

  /// An answer to a variant with the verdict it got.
  private struct Record {
    var question: Question
    var seed: Int?
    var answer: Value
    var verdict: Verdict
  }

  /// What does not hold for these questions; the first finding of each kind and question.
  func faults(of questions: [Question], cases: [CaseTable]) -> [Diagnostic] {
    var findings = Findings()
    var records: [Record] = []
    for question in questions {
      for seed in [nil] + (0..<seeds).map(Optional.some) {
        let answers = typical(question, seed, cases)
        records += grade(question, seed, answers, isOdd: false, &findings)
        if seed == 0 { records += grade(question, seed, Self.odd, isOdd: true, &findings) }
      }
    }
    for record in records.reversed() {
      let again = verdict(record.answer, record.question, record.seed, by: other)
      if again != record.verdict {
        findings.add(
          "order",
          "the answer \(record.answer.shown.quoted) gets \(record.verdict.wholeOutcome), and "
            + "\(again.wholeOutcome) in another state and after other answers", record.question,
          record.seed)
      }
    }
    return findings.list
  }

  /// Raw answers that authors thought of.
  private func typical(_ question: Question, _ seed: Int?, _ cases: [CaseTable]) -> [Value] {
    var answers: [Value] = []
    for table in cases {
      let isAbout =
        switch table.subject {
        case .question(let subject): subject.address == question.address
        case .address(let address, _): address == question.address
        case .rule: false
        }
      if isAbout { answers += table.cases.map(\.given) }
    }
    // A question that cannot be prepared or solved was reported when it was proved.
    guard let prepared = try? engine.prepare(question, seed: seed) else { return answers }
    if let solution = try? engine.solution(of: prepared) { answers.append(solution) }
    answers += ((try? engine.samples(of: prepared)) ?? []).map(\.answer)
    return answers
  }

  private func verdict(
    _ answer: Value, _ question: Question, _ seed: Int?, by engine: Engine
  ) -> Verdict {
    answers += 1
    do throws(PluginError) {
      return engine.grade(answer, try engine.prepare(question, seed: seed))
    } catch {
      return .failed(error.failure)
    }
  }

  private func grade(
    _ question: Question, _ seed: Int?, _ answers: [Value], isOdd: Bool,
    _ findings: inout Findings
  ) -> [Record] {
    guard (try? engine.prepare(question, seed: seed)) != nil else { return [] }
    return answers.map { answer in
      let verdict = verdict(answer, question, seed, by: engine)
      if let failure = verdict.failure {
        findings.add(
          "failure", "the answer \(answer.shown.quoted) makes the grader fail: \(failure.message)",
          question, seed, failure)
      }
      if verdict != self.verdict(answer, question, seed, by: engine) {
        findings.add(
          "again", "the answer \(answer.shown.quoted) gets another verdict when graded again",
          question, seed)
      }
      if !isOdd, let text = answer.string {
        let padded = self.verdict(.text(" \t\(text) \n"), question, seed, by: engine)
        if !padded.isAlike(verdict) {
          findings.add(
            "blanks",
            "the answer \(text.quoted) gets \(verdict.outcome), and \(padded.outcome) with blanks "
              + "around it; use text.trim", question, seed)
        }
      }
      return Record(question: question, seed: seed, answer: answer, verdict: verdict)
    }
  }

  /// Answers that nobody expects. Each may be refused, and none may be a fault of the grader.
  private static let odd: [Value] = [
    .text("?"), .text("0"), .text("-1"), .text("1e999"), .text("nan"), .text("0x1p-3"),
    .text("1/0"), .text("A"), .text("A, A"), .text("{}"), .text("[[1, 2], [3]]"), .text("[null]"),
    .text("1; 2; 3"), .text("💯 注意力 e\u{301}"), .text("\u{202E}1\u{0}2"), .text("%s%n%99d"),
    .text(String(repeating: "(", count: 2000)), .text(String(repeating: "9", count: 5000)),
    .boolean(true), .number(0.5), .integer(.max), .list([.integer(1), .text("x")]),
    .list([.list([.number(1)]), .list([.number(1), .number(2)])]), .map(["a": .text("b")]),
    .map(["marks": .list([.integer(1)])]), .list([.map([:]), .null, .text("y")]),
  ]

  /// The first finding of each kind and question.
  private struct Findings {
    var list: [Diagnostic] = []
    private var seen: Set<[String]> = []

    mutating func add(
      _ kind: String, _ message: String, _ question: Question, _ seed: Int?,
      _ failure: Verdict.Failure? = nil
    ) {
      guard seen.insert([kind, question.address]).inserted else { return }
      let draw = seed.map { " (seed \($0))" } ?? ""
      list.append(
        Diagnostic(
          "question '\(question.address)'\(draw): \(message)",
          at: failure?.place ?? question.location, details: failure?.traceback ?? ""))
    }
  }
}

extension Verdict {
  /// Whether two verdicts say the same of the answer; feedback may quote it as it was typed.
  fileprivate func isAlike(_ other: Verdict) -> Bool {
    status == other.status && score == other.score && provisional == other.provisional
      && notes == other.notes
  }
}
