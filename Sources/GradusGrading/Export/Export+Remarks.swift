extension Export {
  /// What an export could not say with grades.
  public struct Remarks: Hashable, Sendable {
    /// Results that were read.
    public internal(set) var results = 0
    /// Answers that have no points yet: a person must mark them, or grading failed.
    public internal(set) var withoutPoints = 0
    /// Students whose total is left empty because of such answers.
    public internal(set) var withoutTotal = 0
    /// Unreadable answers that count 0 points in a gradebook.
    public internal(set) var unreadable = 0
    /// Answers that name no student, which a gradebook leaves out.
    public internal(set) var withoutStudent = 0
    /// Answers that a gradebook leaves out for a later one of the same student to the same question.
    public internal(set) var replaced = 0

    /// One sentence for each that is not 0, such as `3 answers have no points yet`.
    public var sentences: [String] {
      [
        sentence(withoutPoints, "answer has no points yet", "answers have no points yet"),
        sentence(
          withoutTotal, "student has no total until then", "students have no total until then"),
        sentence(
          unreadable, "answer could not be read and counts 0 points",
          "answers could not be read and count 0 points"),
        sentence(
          withoutStudent, "answer names no student and is left out",
          "answers name no student and are left out"),
        sentence(
          replaced, "answer is left out for a later one to the same question",
          "answers are left out for later ones to the same question"),
      ].compactMap { $0 }
    }

    private func sentence(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
    }

    /// Counts a result.
    mutating func count(_ record: ResultRecord) {
      results += 1
      if record.hasNoPointsYet { withoutPoints += 1 }
    }
  }
}

extension RecordedVerdict {
  /// Whether somebody must still mark the answer, or mend what kept it from being graded.
  var hasNoPointsYet: Bool { earned == nil }

  /// The points the answer earns: none for a blank or invalid one, and `nil` when they are not
  /// known yet.
  var earned: Double? {
    switch status {
    case .graded: points
    case .blank, .invalid: 0
    case .manual, .failed, .badInput, .unknownQuestion: nil
    }
  }
}
