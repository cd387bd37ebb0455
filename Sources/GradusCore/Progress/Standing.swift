public import Foundation

/// Where the learner stands: what is mastered, what is weak, and what was done when.
///
///     let standing = Standing(
///       attempts: attempts, cards: cards, questions: facts, now: now, timeZone: .current)
///     standing.total.count(.mastered)
///
/// Nothing that happened after `now` counts. Answers at questions that no bank has any more count
/// for days, streaks and time, and for nothing else.
public struct Standing: Hashable, Sendable {
  /// The time it is told for.
  public let now: Date
  /// The day it is told for.
  public let today: Day
  /// The time zone of its days.
  public let timeZone: TimeZone
  /// Every question, in the order of the banks.
  public let questions: [QuestionStanding]
  /// All questions together.
  public let total: Tally
  /// Each section, in the order of the banks.
  public let sections: [Tally]
  /// Each tag, sorted by name. A question counts under each of its tags.
  public let tags: [Tally]
  /// The weak questions, the weakest first.
  public let weakest: [QuestionStanding]
  /// The named mistakes, the most frequent first.
  public let mistakes: [Mistake]
  /// The days on which something was answered, in order.
  public let activity: [Activity]
  /// The days in a row on which something was answered.
  public let streak: Streak
  /// How many answers were judged in all, every try counted.
  public let answers: Int
  /// How many of them were at questions that no bank has any more.
  public let strayAnswers: Int
  /// The time spent on all answers, in seconds.
  public let seconds: Double

  /// Looks at everything that was answered.
  ///
  /// - Parameters:
  ///   - attempts: in any order.
  ///   - questions: in the order of the banks; of two with the same address the first counts.
  public init(
    attempts: [Attempt], cards: [ReviewCard], questions: [QuestionFacts], now: Date,
    timeZone: TimeZone
  ) {
    self.now = now
    self.timeZone = timeZone
    today = Day(containing: now, in: timeZone)
    let past = TimedAttempt.all(attempts.filter { $0.time <= now })
    let facts = Dictionary(questions.map { ($0.address, $0) }) { first, _ in first }
    let order = questions.map(\.address).uniqued()
    let known = past.filter { facts[$0.attempt.question] != nil }

    let byQuestion = Dictionary(grouping: known, by: \.attempt.question)
    let cardOf = Dictionary(
      cards.filter { $0.last <= now }.map { ($0.question, $0) },
      uniquingKeysWith: { first, _ in first })
    let all = order.compactMap { facts[$0] }.map {
      QuestionStanding($0, byQuestion[$0.address] ?? [], card: cardOf[$0.address])
    }
    self.questions = all
    total = Tally("", all, now: now)
    sections = all.map(\.facts.section).uniqued().map { section in
      Tally(section, all.filter { $0.facts.section == section }, now: now)
    }
    var byTag: [String: [QuestionStanding]] = [:]
    for question in all {
      for tag in question.facts.tags.uniqued() { byTag[tag, default: []].append(question) }
    }
    tags = byTag.sorted { $0.key < $1.key }.map { Tally($0.key, $0.value, now: now) }
    weakest = QuestionStanding.weakest(all.filter { $0.mastery == .weak })
    mistakes = Mistake.all(in: known.map(\.attempt), facts)

    let byDay = Dictionary(grouping: past) { Day(containing: $0.attempt.time, in: timeZone) }
    activity = byDay.sorted { $0.key < $1.key }.map { day, attempts in
      Activity(
        day: day, answers: attempts.count, seconds: attempts.reduce(0) { $0 + $1.seconds })
    }
    streak = Streak(days: activity.map(\.day), today: today)
    answers = past.count
    strayAnswers = past.count - known.count
    seconds = past.reduce(0) { $0 + $1.seconds }
  }

  /// What was done on a day.
  public func answers(on day: Day) -> Int {
    activity.first { $0.day == day }?.answers ?? 0
  }
}

extension QuestionStanding {
  /// Looks at the answers at one question, in order.
  fileprivate init(_ facts: QuestionFacts, _ attempts: [TimedAttempt], card: ReviewCard?) {
    self.facts = facts
    visits = Set(attempts.map(\.attempt.session)).count
    let scores = attempts.filter { $0.attempt.number == 1 }.compactMap(\.attempt.score)
    outcomes = scores.count
    score = scores.reduce(0, +)
    lastScore = scores.last
    last = attempts.last?.attempt.time
    lapses = card?.lapses ?? 0
    due = card?.due
    seconds = attempts.reduce(0) { $0 + $1.seconds }
    mastery = Mastery(isAnswered: !attempts.isEmpty, lastScore: scores.last, card: card)
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
