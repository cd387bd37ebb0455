/// Finds the name a person probably meant.
///
///     Suggestion.nearest(to: "relativ", in: ["absolute", "relative"])     // "relative"
public enum Suggestion {
  /// Longer words are not looked at: nobody mistypes a name of that length.
  private static let maximumLength = 64

  /// The candidate closest to a word, or `nil` when none is close: at most a third of its letters
  /// may differ, and always one. Of equally close candidates the first is taken.
  ///
  /// Case does not count, and neither does `-`, `_` or a blank in each other's place.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    guard !word.isEmpty, word.unicodeScalars.count <= maximumLength else { return nil }
    let wanted = letters(of: word)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate.unicodeScalars.count <= maximumLength {
      let found = letters(of: candidate)
      let allowed = max(1, min(wanted.count, found.count) / 3)
      let distance = distance(wanted, found)
      guard distance <= allowed, distance < min(wanted.count, found.count) else { continue }
      if let best, best.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// ` Did you mean 'relative'?` with the `.` that ends the sentence before it, or nothing.
  public static func sentence(for word: String, in candidates: some Sequence<String>) -> String {
    nearest(to: word, in: candidates).map { ". Did you mean '\($0)'?" } ?? ""
  }

  private static func letters(of word: String) -> [Character] {
    word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the
  /// other (Damerau 1964; restricted to one edit a place, the optimal string alignment distance).
  package static func distance<Element: Equatable>(
    _ first: [Element], _ second: [Element]
  ) -> Int {
    var before: [Int] = []
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1] + [Int](repeating: 0, count: second.count)
      for column in 0..<second.count {
        let cost = first[row] == second[column] ? 0 : 1
        var least = min(previous[column] + cost, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          least = min(least, before[column - 1] + 1)
        }
        current[column + 1] = least
      }
      (before, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
