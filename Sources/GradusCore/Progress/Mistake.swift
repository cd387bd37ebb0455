public import Foundation

/// A named mistake and how often the learner made it.
public struct Mistake: Hashable, Sendable {
  /// What the learner is told of it. The same note may be worded differently by several questions.
  public struct Wording: Hashable, Sendable {
    /// The sentence.
    public var text: Text
    /// How often the mistake was made at questions that say it so.
    public var count: Int
  }

  /// Its stable name.
  public var note: String
  /// How many answers showed it. An answer with full marks shows none.
  public var count: Int
  /// The addresses of the questions it was made at, sorted.
  public var questions: [String]
  /// When it was last made.
  public var last: Date
  /// What is said of it, the most frequent first; empty where nothing is known but its name.
  public var wordings: [Wording]
}

extension Mistake {
  /// The mistakes in some answers: the most frequent first, then the latest.
  static func all(in attempts: [Attempt], _ facts: [String: QuestionFacts]) -> [Mistake] {
    var found: [String: [Attempt]] = [:]
    for attempt in attempts where attempt.score.map({ $0 < 1 }) ?? false {
      for note in Set(attempt.notes) { found[note, default: []].append(attempt) }
    }
    return found.compactMap { note, attempts in
      attempts.map(\.time).max().map { last in
        Mistake(
          note: note, count: attempts.count, questions: Set(attempts.map(\.question)).sorted(),
          last: last, wordings: wordings(of: note, in: attempts, facts))
      }
    }.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      return left.last != right.last ? left.last > right.last : left.note < right.note
    }
  }

  private static func wordings(
    of note: String, in attempts: [Attempt], _ facts: [String: QuestionFacts]
  ) -> [Wording] {
    var counts: [Text: Int] = [:]
    var order: [Text] = []
    for attempt in attempts {
      guard let text = facts[attempt.question]?.mistakes[note] else { continue }
      if counts[text] == nil { order.append(text) }
      counts[text, default: 0] += 1
    }
    return order.map { Wording(text: $0, count: counts[$0] ?? 0) }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}
