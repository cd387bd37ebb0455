internal import GradusCore

/// Compares the students who answered with those of a roster.
///
///     var match = RosterMatch(roster, quiz: quiz)
///     …  match.add(student: record.student)      // of every file
///     for record in match.missing { … }          // a blank for each question
///     match.warnings.forEach(warn)
public struct RosterMatch: Sendable {
  private let roster: Roster
  private let quiz: [String]
  private let exact: Set<String>
  /// The students by their names in lower case; `nil` where several have the same.
  private var folded: [String: String?] = [:]
  private var answered: Set<String> = []
  private var strangers: [String] = []
  private var knownStrangers: Set<String> = []

  /// Creates a comparison in which nobody has answered yet.
  ///
  /// - Parameter quiz: the questions each student is expected to answer, by address.
  public init(_ roster: Roster, quiz: [String]) {
    self.roster = roster
    self.quiz = quiz
    exact = Set(roster.students)
    for student in roster.students {
      let name = student.lowercased()
      folded[name] = .some(folded[name] == nil ? student : nil)
    }
  }

  /// Notes that a student answered. A name that is in the roster as it is counts for that student;
  /// else case does not count, unless it tells two students apart.
  public mutating func add(student: String?) {
    guard let name = student?.trimmingBlanks, !name.isEmpty else { return }
    if exact.contains(name) {
      answered.insert(name)
    } else if let student = folded[name.lowercased()] ?? nil {
      answered.insert(student)
    } else if knownStrangers.insert(name).inserted {
      strangers.append(name)
    }
  }

  /// All students of the roster, in its order.
  var students: [String] { roster.students }

  /// The students of the roster who gave no answer, in its order.
  public var absent: [String] { roster.students.filter { !answered.contains($0) } }

  /// A blank for each question of the quiz from each student who gave no answer.
  public var missing: [AnswerRecord] {
    absent.flatMap { student in
      quiz.map { AnswerRecord(id: "\(student)/\($0)", student: student, question: $0) }
    }
  }

  /// The students who answered and are not in the roster, in the order they were met.
  public var unmatched: [String] { strangers }

  /// What the person should know of students who are not in the roster.
  public var warnings: [String] {
    guard !strangers.isEmpty else { return [] }
    let some = strangers.prefix(10).map { name in
      "'\(name)'"
        + (folded[name.lowercased()] == .some(nil) ? " (several differ in case only)" : "")
    }
    let more = strangers.count - some.count
    return [
      (strangers.count == 1
        ? "1 student is not in the roster: "
        : "\(strangers.count) students are not in the roster: ")
        + some.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    ]
  }
}
