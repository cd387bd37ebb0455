/// What every student earned for every question, in the order in which they came.
///
/// Every student's answers are kept in memory until the last result: a later one may replace any.
struct Gradebook {
  /// A student's answer that counts.
  struct Entry {
    var question: String
    var status: GradedRecord.Status
    var earned: Double?
    var maximum: Double?
    /// What the learner should know, or why there is no grade.
    var feedback: String
  }

  /// A student's answers.
  struct Student {
    var name: String
    /// By question.
    var entries: [String: Entry] = [:]
    /// Answers to no question that is known, which therefore have no place.
    var unplaced = 0
  }

  /// The students, in the order of their first results.
  private(set) var students: [Student] = []
  /// The questions that have points, in the order of their first results.
  private(set) var questions: [String] = []
  private var studentPlaces: [String: Int] = [:]
  private var knownQuestions: Set<String> = []
  private var remarks = Export.Remarks()

  /// Takes in a result. A later one to the same question replaces it.
  mutating func take(_ record: ResultRecord) {
    guard let name = record.student else {
      remarks.withoutStudent += 1
      return
    }
    let place = studentPlaces[name] ?? students.count
    if place == students.count {
      studentPlaces[name] = place
      students.append(Student(name: name))
    }
    guard let question = record.question, record.status != .unknownQuestion else {
      students[place].unplaced += 1
      return
    }
    if record.maximum != nil, knownQuestions.insert(question).inserted {
      questions.append(question)
    }
    let feedback = [record.feedback, record.message ?? ""].filter { !$0.isEmpty }
    let entry = Entry(
      question: question, status: record.status, earned: record.earned, maximum: record.maximum,
      feedback: feedback.joined(separator: "\n"))
    let former = students[place].entries.updateValue(entry, forKey: question)
    if former != nil { remarks.replaced += 1 }
  }

  /// The most points that any student could have earned: students may have had other questions.
  var maximum: Double {
    students.map { student in Self.sum(questions.compactMap { student.entries[$0]?.maximum }) }
      .max() ?? 0
  }

  /// What a student earned in all, or `nil` while the points of an answer are not known.
  func total(of student: Student) -> Double? {
    guard student.unplaced == 0, student.entries.values.allSatisfy({ $0.earned != nil }) else {
      return nil
    }
    return Self.sum(questions.compactMap { student.entries[$0]?.earned })
  }

  /// Adds what gradebooks leave out to the remarks.
  func remark(_ remarks: inout Export.Remarks) {
    remarks.withoutStudent = self.remarks.withoutStudent
    remarks.replaced = self.remarks.replaced
    remarks.withoutTotal = students.count { total(of: $0) == nil }
    remarks.withoutPoints = 0
    for student in students {
      remarks.withoutPoints += student.unplaced
      for entry in student.entries.values {
        if entry.earned == nil { remarks.withoutPoints += 1 }
        if entry.status == .invalid { remarks.unreadable += 1 }
      }
    }
  }

  /// A sum without the dust that adding binary fractions leaves behind the sixth decimal.
  static func sum(_ points: [Double]) -> Double {
    let sum = points.reduce(0, +)
    let scaled = sum * 1e6
    return scaled.magnitude < 0x1p53 ? scaled.rounded() / 1e6 : sum
  }
}
