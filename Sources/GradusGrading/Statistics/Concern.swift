/// Something about a quiz or a question that somebody should look at.
///
/// These follow rules of thumb and need at least ten students or answers; with fewer, chance alone
/// would raise some.
public struct Concern: Hashable, Sendable {
  /// What it is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Those who are right know less than those who are wrong.
    case negativeDiscrimination = "negative_discrimination"
    /// A wrong option is chosen by those who know more.
    case attractiveDistractor = "attractive_distractor"
    /// A wrong option hardly anybody chooses.
    case unusedDistractor = "unused_distractor"
    /// Nearly everybody is right.
    case tooEasy = "too_easy"
    /// Fewer are right than by guessing.
    case belowGuessing = "below_guessing"
    /// The quiz does not measure one thing reliably.
    case lowAlpha = "low_alpha"
    /// Many students have no result for many questions.
    case manyMissing = "many_missing"
  }

  /// What it is about.
  public var kind: Kind
  /// The question's address; `nil` for the whole quiz.
  public var question: String?
  /// The option it is about.
  public var option: String?
  /// What is the matter, in a plain sentence without the question's address.
  public var message: String
}

extension Concern {
  /// The message after the question's address, when there is one.
  public var sentence: String { question.map { "\($0): \(message)" } ?? message }
}

/// Raises concerns from statistics.
struct ConcernRules {
  /// How many marks it takes.
  static let fewestMarks = 10
  /// Below this share a distractor is not used.
  static let smallShare = 0.05
  /// Above this facility hardly anybody misses.
  static let highFacility = 0.95
  /// Below this alpha a quiz is not reliable.
  static let lowAlpha = 0.7

  /// How many options each question with one right option has, where that is known.
  let options: [String: Int]

  /// The concerns, those of the quiz first.
  func concerns(of statistics: Statistics) -> [Concern] {
    quiz(statistics) + statistics.items.flatMap(item)
  }

  private func quiz(_ statistics: Statistics) -> [Concern] {
    let quiz = statistics.quiz
    guard quiz.count >= Self.fewestMarks else { return [] }
    var concerns: [Concern] = []
    if let alpha = quiz.alpha, alpha < Self.lowAlpha {
      concerns.append(
        Concern(
          kind: .lowAlpha,
          message: "alpha is \(alpha.fixed(2)), below 0.70: totals are not very reliable"))
    }
    let missing = statistics.items.map(\.missing).reduce(0, +)
    let all = statistics.items.map(\.count).reduce(0, +)
    if 3 * missing > all {
      concerns.append(
        Concern(
          kind: .manyMissing,
          message: "\(missing) of \(all) marks are 0 for want of a result: if students were asked "
            + "different questions, compare questions with care"))
    }
    return concerns
  }

  private func item(_ item: ItemStatistics) -> [Concern] {
    guard item.count >= Self.fewestMarks else { return [] }
    var concerns: [Concern] = []
    func raise(_ kind: Concern.Kind, _ message: String, option: String? = nil) {
      concerns.append(
        Concern(kind: kind, question: item.question, option: option, message: message))
    }
    if let discrimination = item.discrimination, discrimination <= 0 {
      raise(
        .negativeDiscrimination,
        "students who do well elsewhere do no better here (discrimination "
          + "\(discrimination.fixed(2))): is the key right?")
    }
    if let facility = item.facility, facility > Self.highFacility {
      raise(.tooEasy, "hardly anybody misses it: facility \(facility.fixed(2))")
    }
    let guessing = options[item.question].map { 1 / Double($0) }
    if let guessing, let facility = item.facility, facility < guessing {
      raise(
        .belowGuessing,
        "facility \(facility.fixed(2)) is below the \(guessing.fixed(2)) of blind guessing")
    }
    for option in item.options where option.isOption && option.isRight == false {
      if let correlation = option.pointBiserial, correlation > 0, option.share >= Self.smallShare {
        raise(
          .attractiveDistractor,
          "the wrong option '\(option.text)' is chosen by students who do well elsewhere "
            + "(point-biserial \(correlation.fixed(2)))", option: option.text)
      }
      if option.share < Self.smallShare {
        raise(
          .unusedDistractor,
          "only \(option.count) chose the wrong option '\(option.text)'", option: option.text)
      }
    }
    if let count = options[item.question], let unused = item.unusedOptions(of: count) {
      raise(
        .unusedDistractor,
        unused == 1 ? "nobody chose one of the options" : "nobody chose \(unused) of the options")
    }
    return concerns
  }
}

extension ItemStatistics {
  /// How many of so many options nobody chose; `nil` for none, or when choices are not known.
  fileprivate func unusedOptions(of count: Int) -> Int? {
    let chosen = options.count { $0.isOption }
    return chosen > 0 && chosen < count ? count - chosen : nil
  }
}
