public import GradusCore

extension GradedRecord {
  /// The record as a line of a results file, without its newline.
  public func json(language: Language) -> String {
    var line = JSONObject()
    line.add("id", .text(record.id))
    line.add("student", record.student.map { .text($0) })
    line.add("question", record.question.map { .text($0) })
    line.add("seed", record.seed.map { .integer($0) })
    line.add("status", .text(status.rawValue))
    line.add("score", verdict?.score.map { .number($0) } ?? .null)
    if let maximum {
      line.add("points", verdict?.score.map { .number($0 * maximum) } ?? .null)
      line.add("max", .number(maximum))
    }
    line.add("notes", .list((verdict?.notes ?? []).map { .text($0) }))
    let feedback = (verdict?.feedback ?? []).map { $0.text(in: language) }
    line.add("feedback", .text(feedback.joined(separator: "\n")))
    line.add("provisional", verdict?.provisional.map { .number($0) })
    if let failure = verdict?.failure {
      line.add("reason", .text(failure.reason.rawValue))
      line.add("message", .text(failure.message))
    }
    line.add("message", problem.map { .text($0) })
    line.add("fingerprint", fingerprint.map { .text($0) })
    return line.text
  }
}
