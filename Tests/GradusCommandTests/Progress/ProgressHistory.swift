import Foundation
import GradusCore
import GradusStore

/// A learner's history of a few days, and the bank it belongs to. Worked out by hand:
///
/// | question | asked (UTC) | card | state |
/// | --- | --- | --- | --- |
/// | size | 11-20 wrong after 40 s, right after 100 s; 11-24 wrong, 30 s | due 11-25 | weak |
/// | third | 11-20 right, 20 s; 11-24 right, 10 s | stability 30, due 12-20 | mastered |
/// | area | 11-23 wrong, 60 s; 11-24 23:30 half right, 45 s | due 11-26 | weak |
/// | side, round | never | – | not seen |
///
/// That is 0 + 0 + 1 + 1 + 0 + 0.5 for six first tries, or 42 %; 7 answers in 265 s on 3 days.
enum ProgressHistory {
  static let banks = [
    "sums/a.yaml": """
    topic: a-sums
    section: arithmetic
    tags: [sums, adding]
    difficulty: 1
    title: {en: "Sums & <b>differences</b>", zh: 和与差}
    questions:
      - id: size
        format: numeric
        prompt: How many?
        answer: {value: 8}
        mistakes:
          - {note: half, value: 4, feedback: {en: "That is half of $2^3$.", zh: "这是 $2^3$ 的一半。"}}
      - {id: third, format: numeric, prompt: How many?, answer: {value: 3}}
    """,
    "sums/b.yaml": """
    topic: b-shapes
    section: geometry
    tags: [sums, triangles]
    difficulty: 2
    title: {en: Shapes, zh: 图形}
    questions:
      - id: area
        format: choice
        prompt: Which?
        options:
          - {text: One, correct: true}
          - {text: Two, note: perimeter}
      - {id: side, format: numeric, prompt: How long?, answer: {value: 2}}
      - {id: round, format: numeric, prompt: How long?, answer: {value: 6}}
    """,
  ]

  /// Noon of the day everything is told on.
  static let now = "2026-11-25T12:00:00Z"

  /// A folder with the bank and, unless it `isEmpty`, the history.
  static func command(isEmpty: Bool = false) throws -> Command {
    var command = try Command()
    command.environment = ["TZ": "UTC", "COLUMNS": "80"]
    for (path, text) in banks { try command.write(path, text) }
    if isEmpty { return command }
    let data = command.folder.appendingPathComponent("data/gradus")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    let store = try Store(path: data.appendingPathComponent("gradus.sqlite").path)
    try play(
      [
        ("a-sums.size", [(0, ["half"], 40), (1, [], 60)]), ("a-sums.third", [(1, [], 20)]),
      ], at: "2026-11-20T09:00:00Z", store)
    try play([("b-shapes.area", [(0, ["perimeter"], 60)])], at: "2026-11-23T09:00:00Z", store)
    try play(
      [("a-sums.size", [(0, ["half"], 30)]), ("a-sums.third", [(1, [], 10)])],
      at: "2026-11-24T09:00:00Z", store)
    try play([("b-shapes.area", [(0.5, ["perimeter"], 45)])], at: "2026-11-24T23:30:00Z", store)
    for (question, phase, stability, due, lapses) in [
      ("a-sums.size", ReviewCard.Phase.relearning, 2, "2026-11-25T09:00:00Z", 1),
      ("a-sums.third", .review, 30, "2026-12-20T09:00:00Z", 0),
      ("b-shapes.area", .learning, 0.5, "2026-11-26T09:00:00Z", 0),
    ] {
      try store.put(
        ReviewCard(
          question: question, keyHash: "", algorithm: "FSRS-6", phase: phase,
          stability: stability, difficulty: 5, due: try time(due),
          last: try time("2026-11-24T10:00:00Z"), lapses: lapses))
    }
    try store.close()
    return command
  }

  /// Stores a session: questions with their tries, each a score, its notes, and its seconds.
  private static func play(
    _ questions: [(String, [(Double, [String], Double)])], at start: String, _ store: Store
  ) throws {
    var now = try time(start)
    let plan = Session.Plan(quiz: "sums", seed: 1, questions: questions.map(\.0), attempts: nil)
    let id = try store.begin(plan, at: now)
    var session = Session(plan: plan, start: now)
    func apply(_ event: Session.Event) throws {
      try session.apply(event, at: now)
      try store.append(lastEventOf: session, to: id)
    }
    for (index, (_, tries)) in questions.enumerated() {
      try apply(.shown(index: index))
      for (score, notes, seconds) in tries {
        now += seconds
        let verdict = Verdict(status: .graded, score: score, notes: notes)
        try apply(.answered(index: index, raw: .text("?"), verdict: verdict))
      }
    }
    try apply(.finished(ending: .complete))
  }

  private static func time(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }
}
