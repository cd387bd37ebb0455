extension Quiz.Selection {
  /// Whether a question may be drawn.
  public func includes(_ question: Question) -> Bool {
    (sections.isEmpty || sections.contains(question.section))
      && (tags.isEmpty || !tags.isDisjoint(with: question.tags))
      && (formats.isEmpty || formats.contains(question.format))
      && (questions.isEmpty || questions.contains(question.address)
        || questions.contains(question.topic))
      && difficulties.contains(question.difficulty)
  }
}

extension Quiz {
  /// The questions of `bank` that this quiz may draw, in authored order.
  public func candidates(in bank: Bank) -> [Question] {
    bank.questions.filter(selection.includes)
  }

  /// The questions a session with this seed asks, in order.
  ///
  /// - Parameter isWanted: a further condition on what is drawn; what follows up need not meet it.
  public func questions(
    from bank: Bank, seed: Int, where isWanted: (Question) -> Bool = { _ in true }
  ) -> [Question] {
    let candidates = candidates(in: bank).filter(isWanted)
    var stream = RandomStream(seed: seed, question: name, purpose: "quiz")
    var drawn = Array(candidates.indices)
    if count != nil || order == .shuffled {
      drawn = stream.permutation(of: candidates.count)
      if draw == .spread { drawn = Self.spread(drawn.map { candidates[$0] }).map { drawn[$0] } }
      drawn = Array(drawn.prefix(count ?? candidates.count))
      if order != .shuffled { drawn.sort() }
    }
    let questions = ordered(drawn.map { candidates[$0] })
    return followUps == 0 ? questions : following(questions, from: bank, &stream)
  }

  /// Orders the places of questions so that each next one has the topic taken least so far; of
  /// these, the section, then the format, then the difficulty.
  private static func spread(_ questions: [Question]) -> [Int] {
    var taken: [String: Int] = [:]
    func names(_ question: Question) -> [String] {
      [
        "topic " + question.topic, "section " + question.section, "format " + question.format,
        "difficulty \(question.difficulty)",
      ]
    }
    func counts(_ place: Int) -> [Int] { names(questions[place]).map { taken[$0, default: 0] } }
    var rest = Array(questions.indices)
    var order: [Int] = []
    while !rest.isEmpty {
      let best = rest.indices.min { counts(rest[$0]).lexicographicallyPrecedes(counts(rest[$1])) }
      let place = rest.remove(at: best ?? 0)
      for name in names(questions[place]) { taken[name, default: 0] += 1 }
      order.append(place)
    }
    return order
  }

  /// Puts other questions of the same topic behind each.
  private func following(
    _ questions: [Question], from bank: Bank, _ stream: inout RandomStream
  ) -> [Question] {
    let asked = Set(questions.map(\.address))
    var result: [Question] = []
    for question in questions {
      let others = bank.questions.filter {
        $0.topic == question.topic && !asked.contains($0.address) && !selection.includes($0)
      }
      result.append(question)
      result += stream.permutation(of: others.count).prefix(followUps).sorted().map { others[$0] }
    }
    return result
  }

  private func ordered(_ questions: [Question]) -> [Question] {
    guard order == .difficulty else { return questions }
    return questions.enumerated().sorted {
      ($0.element.difficulty, $0.offset) < ($1.element.difficulty, $1.offset)
    }.map(\.element)
  }
}
