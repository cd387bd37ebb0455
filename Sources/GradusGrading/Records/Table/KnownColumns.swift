internal import GradusCore

/// What columns of common exports hold: of spreadsheets, of forms, of learning platforms.
enum KnownColumns {
  /// The columns that name the student, the best first.
  static let students = [
    "student", "student id", "student number", "matriculation number", "sis user id", "sis id",
    "id number", "username", "user name", "login", "login id", "sis login id", "email address",
    "email", "e-mail", "e-mail address", "student name", "full name", "name",
  ]
  static let firstNames = ["first name", "given name", "forename"]
  static let lastNames = ["last name", "surname", "family name"]

  /// Columns that are no answers.
  private static let others: Set<String> = [
    "timestamp", "institution", "department", "group", "groups", "section", "sections", "state",
    "status", "started on", "started", "start time", "completed", "completion time", "completed on",
    "finished", "time taken", "duration", "submitted", "submission time", "attempt", "attempts",
    "score", "total score", "total points", "quiz feedback", "grade", "language",
    "last modified time", "last downloaded from this course", "points possible",
  ]
  private static let beginnings = ["grade/", "right answer ", "points - ", "feedback - "]
  private static let endings = [" [score]", " [feedback]"]

  /// Whether a column of this name, in lower case, is known to be no answer.
  static func isOther(_ name: String) -> Bool {
    others.contains(name) || beginnings.contains { name.hasPrefix($0) }
      || endings.contains { name.hasSuffix($0) } || isMark(name)
  }

  /// `q. 1 /0.50`, the points for a question.
  private static func isMark(_ name: String) -> Bool {
    name.hasPrefix("q. ") && name.contains("/")
  }

  private static let labels = [
    "response", "answer", "question", "item", "q", "no", "nr", "#", "frage", "题", "第",
  ]

  /// The number in `3`, `Q3`, `Question 3`, `Response 3`, with the word before it.
  static func number(_ name: String) -> (label: String, number: Int)? {
    let label = labels.first { name.hasPrefix($0) } ?? ""
    var rest = name.dropFirst(label.count)
    while let first = rest.first, first == " " || first == "." { rest.removeFirst() }
    while let last = rest.last, [".", ":", ")", "题"].contains(last) { rest.removeLast() }
    guard !rest.isEmpty, rest.count <= 6, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(rest)
    else { return nil }
    return (label, number)
  }
}

extension String {
  /// In lower case, with single blanks for every kind of separator.
  var columnName: String {
    lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
  }
}
