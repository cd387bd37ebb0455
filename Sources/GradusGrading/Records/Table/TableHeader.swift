internal import GradusCore

/// What the columns of a table are, from the names in its first row.
struct TableHeader {
  /// The names as they stand there.
  let names: [String]
  /// Whether a row is one answer.
  let isLong: Bool
  private(set) var roles: [ColumnRole] = []
  /// The columns that may name the student, the best first.
  private(set) var students: [Int] = []
  /// The columns of first and last names, when there are both.
  private(set) var fullName: (first: Int, last: Int)?
  /// The columns `Response 1`, in which Moodle writes `-` for no answer.
  private(set) var responses: Set<Int> = []
  /// What the person should know of columns that are not graded.
  private(set) var warnings: [String] = []

  private let questions: QuestionNames

  /// - Throws: `GradingError` without a place when answers would be graded for the wrong question,
  ///   or none at all.
  init(_ names: [String], mapping: ColumnMapping?, questions: QuestionNames) throws(GradingError) {
    self.names = names
    self.questions = questions
    let mapped = names.map { mapping?.roles[$0] }
    let words = names.map(\.columnName)
    isLong =
      (mapped.contains(.question) || words.contains("question"))
      && (mapped.contains(.answer) || words.contains("answer"))
    for (column, name) in names.enumerated() {
      roles.append(mapped[column] ?? role(name, words[column]))
    }
    responses = Set(words.indices.filter { KnownColumns.number(words[$0])?.label == "response" })
    preferResponses(words, mapped)
    findStudents(words, isMapped: mapped.contains(.student))
    warn(of: mapping)
    try refuseTwice()
    if !isLong, !names.isEmpty, !roles.contains(where: \.isQuestion) {
      throw GradingError(
        .badData,
        halfLong(words)
          ?? "no column names a question: --columns says what columns are" + numbersHint(words))
    }
  }

  /// The columns of this role.
  func columns(_ role: ColumnRole) -> [Int] { roles.indices.filter { roles[$0] == role } }

  // MARK: Roles

  private func role(_ name: String, _ word: String) -> ColumnRole {
    if let role = ColumnRole.words.first(where: { $0.word == word })?.role {
      switch role {
      case .id, .student, .seed: return role
      case .question, .answer:
        if isLong { return role }
      case .ignored, .answers: break
      }
    }
    if isLong { return .ignored }
    let isKnown = Self.isKnown(word)
    if let address = questions.address(of: name), !isKnown || !questions.isShortName(name) {
      return .answers(to: address)
    }
    if !isKnown, let number = KnownColumns.number(word)?.number,
      questions.quiz.indices.contains(number - 1)
    {
      return .answers(to: questions.quiz[number - 1])
    }
    return .ignored
  }

  private static func isKnown(_ word: String) -> Bool {
    (KnownColumns.students + KnownColumns.firstNames + KnownColumns.lastNames).contains(word)
      || KnownColumns.isOther(word)
  }

  /// Of `Question 1` and `Response 1`, which learning platforms write side by side, the latter holds
  /// the answer.
  private mutating func preferResponses(_ words: [String], _ mapped: [ColumnRole?]) {
    let responses = Set(
      words.compactMap { KnownColumns.number($0) }.filter { $0.label == "response" }.map(\.number))
    for (column, word) in words.enumerated() where mapped[column] == nil {
      if let found = KnownColumns.number(word), found.label == "question",
        responses.contains(found.number)
      {
        roles[column] = .ignored
      }
    }
  }

  private mutating func findStudents(_ words: [String], isMapped: Bool) {
    students = columns(.student)
    if isMapped { return }
    let graded = Set(roles.indices.filter { roles[$0].isQuestion })
    for known in KnownColumns.students {
      for column in words.indices where words[column] == known && !graded.contains(column) {
        if !students.contains(column) { students.append(column) }
      }
    }
    if let first = words.firstIndex(where: KnownColumns.firstNames.contains),
      let last = words.firstIndex(where: KnownColumns.lastNames.contains)
    {
      fullName = (first, last)
    }
  }

  // MARK: What is wrong

  private mutating func warn(of mapping: ColumnMapping?) {
    for (column, name) in names.enumerated() where roles[column] == .ignored {
      if mapping?.roles[name] == .ignored || name.isEmpty { continue }
      let word = name.columnName
      if Self.isKnown(word), !questions.isShortName(name) { continue }
      if KnownColumns.number(word)?.label == "question", responseStands(for: word) { continue }
      warnings.append(
        isLong
          ? "the column '\(name)' is not used"
          : "the column '\(name)' names no question, so that its cells are not graded"
            + hint(name, word))
    }
    for column in (mapping?.roles.keys.sorted() ?? []) where !names.contains(column) {
      warnings.append(
        "there is no column '\(column)', which --columns names"
          + Suggestion.sentence(for: column, in: names))
    }
  }

  private func responseStands(for word: String) -> Bool {
    guard let number = KnownColumns.number(word)?.number else { return false }
    return names.contains {
      KnownColumns.number($0.columnName).map { $0 == ("response", number) } == true
    }
  }

  private func hint(_ name: String, _ word: String) -> String {
    if let address = questions.address(of: name) {
      return ": if it is '\(address)', call it so"
    }
    if let number = KnownColumns.number(word)?.number {
      let count = questions.quiz.count
      return count == 0
        ? ": --quiz says which question has number \(number)"
        : ": the quiz has \(count == 1 ? "1 question" : "\(count) questions")"
    }
    return questions.suggestion(for: name)
  }

  /// The words about a table of one record a row without one of the columns that it needs.
  private func halfLong(_ words: [String]) -> String? {
    let missing = ["question", "answer"].filter { !words.contains($0) }
    guard missing.count == 1, let word = missing.first else { return nil }
    return "a row is a record, but no column is called '\(word)'"
      + (names.first { Suggestion.nearest(to: $0, in: [word]) != nil }
        .map { ". Is it spelled '\($0)' here?" } ?? ": --columns says what columns are")
  }

  private func numbersHint(_ words: [String]) -> String {
    questions.quiz.isEmpty && words.contains { KnownColumns.number($0) != nil }
      ? ", --quiz which questions have numbers" : ""
  }

  private func refuseTwice() throws(GradingError) {
    var first: [ColumnRole: Int] = [:]
    for (column, role) in roles.enumerated() where role != .ignored && role != .student {
      guard let other = first[role] else {
        first[role] = column
        continue
      }
      throw GradingError(
        .badData,
        "columns \(other + 1) and \(column + 1), '\(names[other])' and '\(names[column])', are both "
          + role.phrase)
    }
  }
}

extension ColumnRole {
  var isQuestion: Bool {
    if case .answers = self { true } else { false }
  }

  /// As a sentence goes on: `the seed`.
  fileprivate var phrase: String {
    switch self {
    case .id: "the id"
    case .student: "the student"
    case .seed: "the seed"
    case .question: "the question"
    case .answer: "the answer"
    case .ignored: "ignored"
    case .answers(let question): "question '\(question)'"
    }
  }
}
