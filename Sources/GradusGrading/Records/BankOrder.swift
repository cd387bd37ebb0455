internal import GradusCore

/// The order of questions in their banks, found out when it is asked for: most answers are read
/// without.
public struct BankOrder: Sendable {
  private let questions: Questions?

  /// The order of these questions.
  public init(_ questions: Questions) { self.questions = questions }

  /// The order of no questions.
  public init() { questions = nil }

  /// These addresses in bank order, and behind them in the order of their names those that nobody
  /// knows. Reads the topics of the questions.
  func sorted(_ addresses: [String]) -> [String] {
    guard addresses.count > 1 else { return addresses }
    let places = questions?.places(of: addresses) ?? [:]
    return addresses.sorted { left, right in
      switch (places[left], places[right]) {
      case (let left?, let right?): left < right
      case (nil, nil): left < right
      case (let known, _): known != nil
      }
    }
  }

  /// Every question's address. Reads everything.
  var addresses: [String] { questions?.whole.banks.flatMap { $0.questions.map(\.address) } ?? [] }

  /// The numbers of topics, by name. Reads everything.
  var topicNumbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for topic in questions?.whole.banks.flatMap(\.topics) ?? [] where numbers[topic.name] == nil {
      numbers[topic.name] = topic.number
    }
    return numbers
  }
}
