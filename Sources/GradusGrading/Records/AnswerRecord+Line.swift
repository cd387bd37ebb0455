internal import GradusCore
internal import GradusLua

/// Records that come from tables and folders travel to workers as lines of JSON.
extension AnswerRecord {
  /// The record as a line of JSON without its newline.
  ///
  /// - Parameter folder: where files named in the answer are.
  func line(folder: String) -> String {
    var line = JSONObject()
    line.add("id", .text(id))
    line.add("student", student.map { .text($0) })
    line.add("question", question.map { .text($0) })
    line.add("seed", seed.map { .integer($0) })
    line.add("answer", json: answer.faithfulJSON)
    line.add("problem", problem.map { .text($0) })
    line.add("folder", .text(folder))
    return line.text
  }

  /// Reads what `line` wrote.
  static func read(
    line: UnsafeRawBufferPointer
  ) throws(JSONText.Problem) -> (record: AnswerRecord, folder: String) {
    let entries = try JSONText.read(line).plain.entries ?? [:]
    let record = AnswerRecord(
      id: entries["id"]?.string ?? "", student: entries["student"]?.string,
      question: entries["question"]?.string, seed: entries["seed"]?.wholeNumber,
      answer: entries["answer"] ?? .null, problem: entries["problem"]?.string)
    return (record, entries["folder"]?.string ?? ".")
  }
}
