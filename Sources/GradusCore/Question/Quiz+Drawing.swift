extension Quiz {
  /// The questions of `bank` that this quiz may draw, in authored order.
  public func candidates(in bank: Bank) -> [Question] {
    bank.questions.filter { question in
      let topic = String(question.address.prefix { $0 != "." })
      return (selection.sections.isEmpty || selection.sections.contains(question.section))
        && (selection.tags.isEmpty || !selection.tags.isDisjoint(with: question.tags))
        && (selection.formats.isEmpty || selection.formats.contains(question.format))
        && (selection.questions.isEmpty || selection.questions.contains(question.address)
          || selection.questions.contains(topic))
        && selection.difficulties.contains(question.difficulty)
    }
  }

  /// The questions a session with this seed asks, in order.
  public func questions(from bank: Bank, seed: Int) -> [Question] {
    let candidates = candidates(in: bank)
    guard count != nil || order == .shuffled else { return ordered(candidates) }
    var stream = RandomStream(seed: seed, question: name, purpose: "quiz")
    let shuffled = stream.permutation(of: candidates.count)
    let drawn = shuffled.prefix(count ?? candidates.count)
    guard order != .shuffled else { return drawn.map { candidates[$0] } }
    return ordered(drawn.sorted().map { candidates[$0] })
  }

  private func ordered(_ questions: [Question]) -> [Question] {
    guard order == .difficulty else { return questions }
    return questions.enumerated().sorted {
      ($0.element.difficulty, $0.offset) < ($1.element.difficulty, $1.offset)
    }.map(\.element)
  }
}
