internal import GradusCore
internal import GradusLua

/// Turns lines of JSON and rows of tables into records.
struct RecordReader {
  /// The questions a student's line or row is about; empty: those it names.
  let quiz: [String]
  private let order: BankOrder

  /// Creates a reader.
  ///
  /// - Parameter order: which questions there are.
  init(quiz: [String], order: BankOrder) {
    self.quiz = quiz
    self.order = order
  }

  /// The longest line that is read, in bytes.
  static let longestLine = 16 << 20
  /// The largest file of answers in a student's folder, in bytes.
  static let largestFile = 16 << 20

  /// The record of a line that is too long to be read.
  static func tooLong(number: Int) -> AnswerRecord {
    AnswerRecord(
      id: String(number), problem: "the line is longer than \(longestLine >> 20) MiB")
  }

  /// The records of one line of JSON. `number` counts lines from 1.
  func records(_ line: UnsafeRawBufferPointer, number: Int) -> [AnswerRecord] {
    let id = String(number)
    let value: LuaValue
    do throws(JSONText.Problem) {
      value = try JSONText.read(line, keepingNumbers: true)
    } catch {
      return [AnswerRecord(id: id, problem: error.message)]
    }
    guard let entries = value.entries else {
      return [AnswerRecord(id: id, problem: "the line is no table such as {\"id\": …}")]
    }
    let name = entries["id"]?.plain.string ?? id
    let student = entries["student"]?.plain.string
    if let problem = Self.nameProblem(entries) {
      return [AnswerRecord(id: name, student: student, problem: problem)]
    }
    if let answers = entries["answers"] {
      guard let answers = answers.entries else {
        return [AnswerRecord(id: name, student: student, problem: "'answers' is no table")]
      }
      return self.records(of: answers.mapValues(\.plain), id: name, student: student)
    }
    var record = AnswerRecord(id: name, student: student)
    record.question = entries["question"]?.plain.string
    record.answer = entries["answer"]?.plain ?? .null
    if let seed = entries["seed"]?.plain, seed != .null { record.take(seed: seed) }
    if record.question == nil {
      record.problem = "'question' is missing" + Self.misspelling(of: "question", in: entries)
    } else if entries["answer"] == nil {
      // Without an answer it is blank, but an answer under another name is not to be lost.
      let misspelling = Self.misspelling(of: "answer", in: entries)
      if !misspelling.isEmpty { record.problem = "'answer' is missing" + misspelling }
    }
    return [record]
  }

  private static let keys: Set = ["id", "student", "question", "seed", "answer", "answers"]

  /// What is wrong with a name that is neither a text nor a number.
  private static func nameProblem(_ entries: [String: LuaValue]) -> String? {
    for key in ["id", "student", "question"] {
      guard let value = entries[key]?.plain, value != .null, value.string == nil else { continue }
      return "'\(key)' is no text"
    }
    return nil
  }

  /// The words about a key that probably was to be this one, or nothing.
  private static func misspelling(of name: String, in entries: [String: LuaValue]) -> String {
    let others = entries.keys.filter { !keys.contains($0) }.sorted()
    guard let key = others.first(where: { Suggestion.nearest(to: $0, in: [name]) != nil }) else {
      return ""
    }
    return ", and '\(key)' is no key of a record"
  }

  /// The records of a student's answers: one for each question of the quiz, or for each answer.
  func records(of answers: [String: Value], id: String, student: String?) -> [AnswerRecord] {
    let expected = Set(quiz)
    let extra = order.sorted(answers.keys.filter { !expected.contains($0) })
    return (quiz + extra).map { question in
      var record = AnswerRecord(
        id: "\(id)/\(question)", student: student, question: question,
        answer: answers[question] ?? .null)
      // An answer with its seed: {"seed": 3, "answer": "B"}.
      if let entries = record.answer.entries, let inner = entries["answer"],
        let seed = entries["seed"]
      {
        record.answer = inner
        if seed != .null { record.take(seed: seed) }
      }
      return record
    }
  }
}

extension AnswerRecord {
  /// Takes a seed as it is written; a wrong one is a problem, since another variant would be graded.
  mutating func take(seed value: Value) {
    seed = value.wholeNumber ?? value.string.flatMap { Int($0) }
    guard seed == nil else { return }
    let digits = (value.string ?? "").utf8.drop { $0 == UInt8(ascii: "-") }
    let isWhole = !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    problem = isWhole ? "'seed' is beyond 64 bits" : "'seed' is no whole number"
  }
}

extension LuaValue {
  /// The value as plain data. JSON has neither objects of the host nor functions.
  var plain: Value {
    switch self {
    case .nil, .handle, .function: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(\.plain))
    case .table(let entries): .map(entries.mapValues(\.plain))
    }
  }
}
