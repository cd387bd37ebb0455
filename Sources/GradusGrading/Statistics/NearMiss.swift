public import GradusCore
public import GradusPlugins

/// Answers that earned nothing but would be right if the question were a little less strict: a hint
/// that its key is too narrow.
public struct NearMiss: Hashable, Sendable {
  /// One of the answers.
  public struct Example: Hashable, Sendable {
    /// The answer as given.
    public var response: String
    /// What would have been right instead.
    public var accepted: String
    /// The seed it was asked with.
    public var seed: Int?
    /// How many gave it.
    public var count: Int

    /// Whether another example reads the same, though it may have another seed.
    func isShown(as other: Example) -> Bool {
      response == other.response && accepted == other.accepted
    }
  }

  /// The question's address.
  public var question: String
  /// What makes the answers right.
  public var cleaning: Cleaning
  /// How many answers there are.
  public var count: Int
  /// The most frequent ones.
  public var examples: [Example]
}

extension NearMiss {
  /// How many answers would be right and why, with some of them.
  public var message: String {
    let shown = examples.map { "'\($0.response)' as '\($0.accepted)'" }
    let answers = count == 1 ? "1 answer" : "\(count) answers"
    return "\(answers) would be right \(cleaning.wording), such as "
      + shown.joined(separator: ", ")
  }

  /// The message after the question's address.
  public var sentence: String { "\(question): \(message)" }
}

/// Looks for near misses by grading cleaned variants of wrong and unreadable answers again.
public struct NearMissSearch {
  /// How many different answers of a question are looked at, the most frequent first.
  public static let mostAnswers = 200
  /// How many examples are kept.
  static let mostExamples = 3

  private let engine: Engine
  private let questions: [String: Question]

  /// Creates a search through these questions. What it does must run on the engine's thread.
  public init(engine: Engine, questions: [String: Question]) {
    self.engine = engine
    self.questions = questions
  }

  /// The near misses of a table, by question, the most frequent first. A question that is not known
  /// or cannot be prepared any more has none.
  public func nearMisses(in table: ResultTable) -> [NearMiss] {
    table.columns.flatMap { column -> [NearMiss] in
      guard let question = questions[column.question] else { return [] }
      var found: [Cleaning: NearMiss] = [:]
      for answer in Self.answers(of: column).prefix(Self.mostAnswers) {
        guard let (cleaning, accepted) = cleaned(answer, question) else { continue }
        let example = NearMiss.Example(
          response: answer.text, accepted: accepted, seed: answer.seed, count: answer.count)
        var group =
          found[cleaning]
          ?? NearMiss(question: column.question, cleaning: cleaning, count: 0, examples: [])
        group.count += answer.count
        if group.examples.count < Self.mostExamples,
          !group.examples.contains(where: { $0.isShown(as: example) })
        {
          group.examples.append(example)
        }
        found[cleaning] = group
      }
      return Cleaning.allCases.compactMap { found[$0] }.enumerated()
        .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
  }

  /// A text that earned nothing, under a seed.
  private struct Answer: Hashable {
    var text: String
    var seed: Int?
    var count = 0
  }

  /// The answers that earned nothing, the most frequent first.
  private static func answers(of column: ResultTable.Column) -> [Answer] {
    var counts: [Answer: Int] = [:]
    for cell in column.cells + column.unnamed
    where cell.status == .invalid || (cell.status == .graded && cell.points <= 0) {
      guard let member = column.responses[cell.response].first else { continue }
      let entry = column.responses.entries[Int(member)]
      guard !entry.isOption else { continue }
      counts[Answer(text: entry.text, seed: column.seeds[Int(cell.seed)]), default: 0] += 1
    }
    return counts.map { Answer(text: $0.key.text, seed: $0.key.seed, count: $0.value) }.sorted {
      ($1.count, $0.text, $0.seed ?? -1) < ($0.count, $1.text, $1.seed ?? -1)
    }
  }

  /// The first variant of an answer that earns everything.
  private func cleaned(
    _ answer: Answer, _ question: Question
  ) -> (cleaning: Cleaning, accepted: String)? {
    guard let prepared = try? engine.prepare(question, seed: answer.seed) else { return nil }
    for variant in Cleaning.variants(of: answer.text)
    where engine.grade(.text(variant.text), prepared).isRight {
      return (variant.cleaning, variant.text)
    }
    guard let key = try? engine.solution(of: prepared), let text = key.string ?? key.numeral,
      Cleaning.isRounded(answer.text, key: text)
    else { return nil }
    return (.rounding, text)
  }
}

extension Value {
  fileprivate var numeral: String? { double == nil ? nil : shown }
}
