internal import GradusCore

/// Scores given by hand, from a file of their own: they are applied last, on top of whatever
/// grading says, so that they outlive every regrading.
///
///     var overrides = try Overrides(file: "by-hand.csv")
///     for line in lines { print(try overrides.apply(to: line)) }
///     try overrides.requireAllUsed()
///
/// The file is JSON Lines or CSV with `id`, or `student` and `question`; `score` from 0 to 1, or
/// `points`; `reason` and `by`. An override that fits no result, or more than one, is an error.
public struct Overrides: Sendable {
  /// What was given.
  enum Mark: Hashable, Sendable {
    case score(Double)
    case points(Double)
  }

  /// One override with where it is written.
  struct Entry: Sendable {
    var line: Int
    var id: String?
    var student: String?
    var question: String?
    var mark: Mark
    var reason: String
    var by: String
    var isUsed = false
  }

  private struct Person: Hashable {
    var student: String
    var question: String
  }

  let path: String
  private var entries: [Entry] = []
  private var byID: [String: Int] = [:]
  private var byPerson: [Person: Int] = [:]

  /// Reads a file of overrides.
  ///
  /// - Throws: `GradingError` with file and line when one cannot be read or two are of the same
  ///   result.
  public init(file: String) throws(GradingError) {
    path = file
    for entry in try OverridesReader(path: file).entries() { try add(entry) }
  }

  private mutating func add(_ entry: Entry) throws(GradingError) {
    let first: Int?
    if let id = entry.id {
      first = byID.updateValue(entries.count, forKey: id)
    } else {
      // The reader lets no entry pass that has neither.
      let person = Person(student: entry.student ?? "", question: entry.question ?? "")
      first = byPerson.updateValue(entries.count, forKey: person)
    }
    if let first { throw repeated(entry, after: entries[first]) }
    entries.append(entry)
  }

  /// The line of a result with its override, or as it is when there is none.
  ///
  /// - Throws: `GradingError` when the line is no result, or the override does not fit it.
  public mutating func apply(to line: String) throws(GradingError) -> String {
    let record = try ResultRecord(line)
    guard let entry = try entry(for: record.id, record.student, record.question) else {
      return line
    }
    return try apply(entry, to: line)
  }

  /// Makes sure that every override found its result.
  ///
  /// - Throws: `GradingError` naming those that did not.
  public func requireAllUsed() throws(GradingError) {
    let unused = entries.filter { !$0.isUsed }.map { entry in
      place(entry)
        + (entry.id.map { "no result has the id '\($0)'" }
          ?? "no result is of \(entry.personWords)")
    }
    guard unused.isEmpty else { throw GradingError(.badData, unused.joined(separator: "\n")) }
  }

  /// The override of the result with this id, student and question, which counts as used.
  mutating func entry(
    for id: String, _ student: String?, _ question: String?
  ) throws(GradingError) -> Entry? {
    let named = byID[id]
    let meant = student.flatMap { student in
      question.flatMap { byPerson[Person(student: student, question: $0)] }
    }
    if let named, let meant {
      let (first, second) = (min(named, meant), max(named, meant))
      throw repeated(entries[second], after: entries[first])
    }
    guard let found = named ?? meant else { return nil }
    let entry = entries[found]
    guard !entry.isUsed else {
      throw GradingError(
        .badData,
        place(entry)
          + (entry.id.map { "more than one result has the id '\($0)'" }
            ?? "more than one result is of \(entry.personWords): give its 'id'"))
    }
    for (name, asked, actual) in [
      ("student", entry.student, student), ("question", entry.question, question),
    ] {
      guard let asked, asked != actual else { continue }
      let has = actual.map { "the \(name) '\($0)'" } ?? "no \(name)"
      throw GradingError(.badData, place(entry) + "'\(id)' has \(has), not '\(asked)'")
    }
    entries[found].isUsed = true
    return entry
  }

  /// The line of a result with this override.
  func apply(_ entry: Entry, to line: String) throws(GradingError) -> String {
    do throws(GradingError) {
      return try ResultLine(line, with: entry.mark, reason: entry.reason, by: entry.by).text
    } catch {
      throw GradingError(error.code, place(entry) + error.description)
    }
  }

  private func repeated(_ entry: Entry, after first: Entry) -> GradingError {
    GradingError(
      .badData,
      place(entry) + "the override on line \(first.line) is of the same result")
  }

  private func place(_ entry: Entry) -> String { "\(path):\(entry.line): " }
}

extension Overrides.Entry {
  fileprivate var personWords: String {
    "student '\(student ?? "")' and question '\(question ?? "")'"
  }

  /// Whether a result already has this override.
  func agrees(with override: ScoreOverride) -> Bool {
    override.mark == mark && override.reason == reason && override.by == by
  }
}
