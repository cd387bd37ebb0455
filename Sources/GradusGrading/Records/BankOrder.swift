internal import Foundation
internal import GradusCore

/// All questions in bank order, and the numbers of topics, found out when they are first asked for:
/// most answers are read without.
public final class BankOrder: @unchecked Sendable {
  // @unchecked Sendable because `content` is only touched while `lock` is held, and `find` is called
  // from there.

  /// What there is.
  private struct Content {
    var questions: [String] = []
    var places: [String: Int] = [:]
    var topicNumbers: [String: Int] = [:]

    init(_ questions: [String], _ topicNumbers: [String: Int]) {
      self.questions = questions
      self.topicNumbers = topicNumbers
      places = Dictionary(
        questions.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private let lock = NSLock()
  private var content: Content?
  private let find: () -> Content

  /// The order of the questions of banks, all of which are read when it is first asked for.
  public init(_ questions: Questions) {
    find = {
      let banks = questions.whole.banks
      var numbers: [String: Int] = [:]
      for topic in banks.flatMap(\.topics) where numbers[topic.name] == nil {
        numbers[topic.name] = topic.number
      }
      return Content(banks.flatMap { $0.questions.map(\.address) }, numbers)
    }
  }

  /// An order that is known.
  ///
  /// - Parameters:
  ///   - questions: every question's address in bank order.
  ///   - topicNumbers: the numbers of topics, by name.
  public init(_ questions: [String] = [], topicNumbers: [String: Int] = [:]) {
    find = { Content(questions, topicNumbers) }
  }

  /// Every question's address in bank order.
  var questions: [String] { found.questions }

  /// The numbers of topics, by name.
  var topicNumbers: [String: Int] { found.topicNumbers }

  /// The place of each question in bank order, by address.
  var places: [String: Int] { found.places }

  private var found: Content {
    lock.lock()
    defer { lock.unlock() }
    if let content { return content }
    let found = find()
    content = found
    return found
  }
}
