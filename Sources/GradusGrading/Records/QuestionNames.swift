internal import GradusCore

/// Finds questions by the names people give them.
struct QuestionNames {
  /// The questions of the quiz, in order.
  let quiz: [String]
  private let all: [String]
  private let known: Set<String>
  private let numbers: [Int: [String]]
  private let shortNames: [ShortNames]

  /// Names that stand for one question among some.
  private struct ShortNames {
    var ids: [String: String?] = [:]
    var topics: [String: String?] = [:]

    init(_ addresses: [String]) {
      for address in addresses {
        let parts = address.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let (topic, id) = (String(parts[0]), String(parts[1]))
        ids[id] = .some(ids[id] == nil ? address : nil)
        topics[topic] = .some(topics[topic] == nil ? address : nil)
      }
    }
  }

  /// Creates the names.
  ///
  /// - Parameters:
  ///   - quiz: the questions of the quiz, whose short names come first.
  ///   - questions: every question's address in bank order.
  ///   - topicNumbers: the numbers of topics by their names.
  init(quiz: [String], questions: [String], topicNumbers: [String: Int]) {
    self.quiz = quiz
    all = questions
    known = Set(quiz + questions)
    shortNames = quiz.isEmpty ? [ShortNames(questions)] : [ShortNames(quiz), ShortNames(questions)]
    var numbers: [Int: [String]] = [:]
    for (topic, number) in topicNumbers.sorted(by: { $0.key < $1.key }) {
      numbers[number, default: []].append(topic)
    }
    self.numbers = numbers
  }

  /// The question with an address, a topic's number and the question's id (`55 spread`), an id that
  /// no other question has, or the topic of no other question.
  func address(of name: String) -> String? {
    if known.contains(name) { return name }
    let name = name.lowercased()
    if known.contains(name) { return name }
    if let address = numbered(name) { return address }
    let kebab = name.split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
    for names in shortNames {
      if let address = names.ids[kebab] ?? nil { return address }
      if let address = names.topics[kebab] ?? nil { return address }
    }
    return nil
  }

  /// The question that is meant by a short name, and none by an address.
  func isShortName(_ name: String) -> Bool { !known.contains(name) && address(of: name) != nil }

  /// `. Did you mean 't.spread'?`, or nothing.
  func suggestion(for name: String) -> String {
    let ids = quiz.isEmpty ? all : quiz
    let short = ids.compactMap { $0.split(separator: ".", maxSplits: 1).last.map(String.init) }
    return Suggestion.sentence(for: name, in: ids + short)
  }

  private func numbered(_ name: String) -> String? {
    var rest = Substring(name)
    if rest.first == "t" { rest.removeFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let number = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    guard let separator = rest.first, " .-_".contains(separator) else { return nil }
    let id = rest.dropFirst().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
    for topic in numbers[number] ?? [] where known.contains("\(topic).\(id)") {
      return "\(topic).\(id)"
    }
    return nil
  }
}
