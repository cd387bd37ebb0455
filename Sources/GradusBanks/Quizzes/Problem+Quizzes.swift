internal import GradusCore

extension Problem {
  static func badDifficulty(_ text: String) -> Problem {
    Problem(
      "'difficulty' is \(text): write a whole number from 1 to 5, or the lowest and the highest, "
        + "such as [2, 4]")
  }

  static func badTimeLimit(_ text: String) -> Problem {
    Problem(
      "'time_limit' is \(text): write minutes as a number, or a text such as '90 s', '20 min' or "
        + "'1 h'")
  }

  static func badAddress(_ text: String) -> Problem {
    Problem(
      "\(text.quoted) names no question: write a topic's name, or its name, a dot and a question's id"
    )
  }

  static func duplicateQuiz(_ name: String, first: SourceLocation) -> Problem {
    Problem("quiz \(name.quoted) is already in \(first)")
  }

  static func selectsUnknown(_ kind: String, _ name: String, known: [String]) -> Problem {
    let hint = Suggestion.sentence(for: name, in: known)
    return Problem(
      "the bank has no \(kind) \(name.quoted)"
        + (hint.isEmpty && !known.isEmpty && known.count <= 20
          ? ": it has \(known.quotedList("and"))" : hint))
  }

  static func selectsNothing(_ bank: String) -> Problem {
    Problem("no question of bank \(bank.quoted) meets all of 'select'")
  }

  static func countTooLarge(_ count: Int, selected: Int) -> Problem {
    Problem("'count' is \(count), and 'select' leaves \(selected)")
  }
}
