internal import GradusCore

extension Problem {
  static func unknownFormat(_ format: String, known: [String]) -> Problem {
    let hint = Suggestion.sentence(for: format, in: known)
    if !hint.isEmpty { return Problem("unknown format \(format.quoted)\(hint)") }
    if known.isEmpty { return Problem("unknown format \(format.quoted): no plugin brings any") }
    return Problem("unknown format \(format.quoted): known are \(known.quotedList("and"))")
  }

  static func unknownCheck(_ check: String, known: [String]) -> Problem {
    let hint = Suggestion.sentence(for: check, in: known)
    return Problem(
      "unknown check \(check.quoted)"
        + (hint.isEmpty ? ": 'gradus list plugins' shows the plugins that were found" : hint))
  }

  static func keyWithoutTruth(_ name: String) -> Problem {
    Problem("\(name) needs 'value', or 'given' with a 'check'")
  }

  static func keyWithTwoTruths(_ name: String) -> Problem {
    Problem("\(name) takes 'value' or 'given', not both")
  }

  static func givenWithoutCheck(_ name: String) -> Problem {
    Problem("\(name) has 'given' and the question has no 'check' that works with it")
  }

  static func checkWithoutGiven(_ name: String) -> Problem {
    Problem("a question with 'check' needs 'given' in \(name), not 'value'")
  }

  static func mistakeWithoutCheck(_ note: String) -> Problem {
    Problem("\(note.quoted) names a mistake of a check, and the question has no 'check'")
  }

  static func duplicateNote(_ note: String, firstLine: Int) -> Problem {
    Problem("mistake \(note.quoted) is already on line \(firstLine)")
  }

  static func tolerance(_ problem: String) -> Problem { Problem(problem) }
}
