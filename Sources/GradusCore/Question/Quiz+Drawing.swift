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
      let wanted = count ?? candidates.count
      if draw == .spread {
        drawn = Self.spread(drawn.map { candidates[$0] }, count: wanted).map { drawn[$0] }
      }
      drawn = Array(drawn.prefix(wanted))
      if order != .shuffled { drawn.sort() }
    }
    let questions = ordered(drawn.map { candidates[$0] })
    return followUps == 0 ? questions : following(questions, from: bank, &stream)
  }

  /// The places of `count` questions, chosen so that each next one has the topic taken least so
  /// far; of these, the section, then the format, then the difficulty.
  private static func spread(_ questions: [Question], count: Int) -> [Int] {
    var numbers: [[String]: Int] = [:]
    func number(_ kind: String, _ name: String) -> Int {
      if let known = numbers[[kind, name]] { return known }
      numbers[[kind, name]] = numbers.count
      return numbers.count - 1
    }
    let themes = questions.map { question in
      [
        number("topic", question.topic), number("section", question.section),
        number("format", question.format), number("difficulty", String(question.difficulty)),
      ]
    }
    var taken = [Int](repeating: 0, count: numbers.count)
    func counts(_ place: Int) -> [Int] { themes[place].map { taken[$0] } }
    var rest = Array(questions.indices)
    var chosen: [Int] = []
    while chosen.count < count, let first = rest.indices.first {
      var best = (index: first, counts: counts(rest[first]))
      for index in rest.indices.dropFirst() {
        let counts = counts(rest[index])
        if counts.lexicographicallyPrecedes(best.counts) { best = (index, counts) }
      }
      let place = rest.remove(at: best.index)
      for theme in themes[place] { taken[theme] += 1 }
      chosen.append(place)
    }
    return chosen
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
