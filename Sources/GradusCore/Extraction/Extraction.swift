/// How the answer is taken out of a longer text, such as the reasoning of a language model.
///
///     let extraction = try Extraction("marker:#### | last-number")
///     extraction.apply(to: "9 · 137 = 1,233, plus 1.\n#### 1,234")?.text     // "1234"
///
/// Regular expressions are not offered: each way is a scan whose time grows with the text alone, so
/// that no answer can stall a run, and each knows the decorations that models put round an answer.
public struct Extraction: Hashable, Sendable {
  /// A way to find answers in a text.
  public enum Method: Hashable, Sendable {
    /// What follows this text, to the end of its line; case does not count.
    case marker(String)
    /// What is in `\boxed{…}` or `\fbox{…}`.
    case boxed
    /// A number: `-1,234.50`, `.5`, `3/4`, `2 × 10^5`; without signs of money and per cent.
    case number
    /// The letter of a choice, where the text commits to it.
    case letter
  }

  /// Which of several places counts.
  public enum Pick: String, Hashable, Sendable, CaseIterable {
    case first
    case last
  }

  /// A way with the place it takes.
  public struct Step: Hashable, Sendable {
    /// How answers are found.
    public var method: Method
    /// Which of them counts.
    public var pick: Pick

    /// Creates a step.
    public init(_ method: Method, _ pick: Pick = .last) {
      self.method = method
      self.pick = pick
    }
  }

  /// What was found.
  public struct Outcome: Hashable, Sendable {
    /// The answer.
    public var text: String
    /// The different answers that stand in its place, in the order of the text: more than one when
    /// the text contradicts itself. Numbers that are not marked as answers contradict nothing.
    public var candidates: [String]

    /// Creates an outcome.
    public init(text: String, candidates: [String]) {
      self.text = text
      self.candidates = candidates
    }
  }

  /// What is tried, in order, until something is found. Each is a chain: what the first step finds
  /// is what the next looks at.
  public var alternatives: [[Step]]

  /// Creates an extraction.
  public init(_ alternatives: [[Step]]) {
    precondition(alternatives.allSatisfy { !$0.isEmpty }, "an alternative has a step")
    self.alternatives = alternatives
  }

  /// Takes the answer out of a text. Returns `nil` when there is none.
  ///
  /// - Parameter letters: how many options the question has. With 0 no letter is an answer, so that
  ///   `letter | last-number` serves choices and numbers alike.
  public func apply(to text: String, letters: Int = 26) -> Outcome? {
    let bytes = Array(text.utf8)
    for chain in alternatives {
      if let outcome = Self.outcome(of: chain[...], in: bytes[...], letters) { return outcome }
    }
    return nil
  }

  private static func outcome(
    of chain: ArraySlice<Step>, in text: ArraySlice<UInt8>, _ letters: Int
  ) -> Outcome? {
    guard let step = chain.first else { return nil }
    var found = step.answers(in: text, letters, isNarrowed: chain.startIndex > 0)
    if chain.count > 1 {
      found = found.compactMap {
        outcome(of: chain.dropFirst(), in: Array($0.utf8)[...], letters)?.text
      }
    }
    guard let answer = step.pick == .first ? found.first : found.last else { return nil }
    var seen: Set<String> = []
    return Outcome(text: answer, candidates: found.filter { seen.insert($0).inserted })
  }
}

extension Extraction.Step {
  /// The answers, in the order of the text. `isNarrowed` says that an earlier step found it.
  fileprivate func answers(
    in text: ArraySlice<UInt8>, _ letters: Int, isNarrowed: Bool
  ) -> [String] {
    switch method {
    case .marker(let marker): MarkedAnswers(marker: marker, text: text).all
    case .boxed: BoxedAnswers.all(in: text)
    case .number:
      (pick == .first ? NumberScan(text).first : NumberScan(text).last).map { [$0] } ?? []
    case .letter:
      isNarrowed
        ? LetterScan(text, letters: letters).narrowed : LetterScan(text, letters: letters).all
    }
  }
}
