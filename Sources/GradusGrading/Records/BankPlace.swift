internal import GradusCore

/// Where a question stands among those of all banks: by its bank, the number and name of its topic,
/// and its place there.
struct BankPlace: Hashable, Comparable {
  private var bank: Int
  private var number: Int
  private var topic: String
  private var question: Int

  /// - Parameters:
  ///   - bank: how many banks come before.
  ///   - question: how many questions of the topic come before.
  init(bank: Int, topic: Topic, question: Int) {
    self.bank = bank
    number = topic.number ?? .max
    self.topic = topic.name
    self.question = question
  }

  static func < (left: BankPlace, right: BankPlace) -> Bool {
    (left.bank, left.number, left.topic, left.question)
      < (right.bank, right.number, right.topic, right.question)
  }
}
