import GradusCore
import GradusGrading
import GradusScreen

/// What a regrading did, for a person and for programs.
struct RegradeScreen {
  let report: RegradeReport

  /// Each question with why and whose marks change, and the totals last.
  var lines: [StyledText] {
    var lines: [StyledText] = []
    for question in report.questions {
      lines.append(StyledText(Self.heading(question), .heading))
      if !question.changed.changes.isEmpty {
        lines += ChangeTable(changes: question.changed.changes).lines.map { StyledText($0) }
      }
      lines.append("")
    }
    return lines + [StyledText(totals)]
  }

  /// The same as one JSON object.
  var json: String {
    var object = JSONObject()
    object.add("results", .integer(report.totals.compared))
    object.add("regraded", .integer(report.regraded))
    object.add(report.totals)
    object.add("kept", .integer(report.kept))
    object.add("by_hand", .integer(report.byHand))
    object.add("failed", .integer(report.failed))
    object.add(
      "questions",
      .list(
        report.questions.map { question in
          .map([
            "question": question.changed.question.map { .text($0) } ?? .null,
            "why": .map(
              Dictionary(
                uniqueKeysWithValues: question.reasons.map { ($0.rawValue, .integer($1)) })),
            "regraded": .integer(question.regraded),
            "in_no_bank": .integer(question.orphans),
            "changes": .list(question.changed.changes.map(\.value)),
          ])
        }))
    return object.text
  }

  private var totals: String {
    let totals = report.totals
    var parts = [
      "\(report.regraded) graded again", totals.changedWords("changed"),
    ]
    if report.kept > 0 { parts.append("\(report.kept) kept") }
    if report.byHand > 0 { parts.append("\(report.byHand) by hand") }
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    return "\(totals.resultsWords): \(parts.joined(separator: ", ")); \(totals.pointsWords)"
  }

  private static func heading(_ question: RegradeReport.Question) -> String {
    let reasons = RegradeReason.allCases.compactMap { reason in
      question.reasons[reason].map { (words: reason.words, count: $0) }
    }
    let why = reasons.map { reasons.count == 1 ? $0.words : "\($0.words) (\($0.count))" }
    var parts: [String] = why.isEmpty ? [] : [why.joined(separator: ", ")]
    if question.regraded > 0 {
      let count = question.differing
      parts.append("\(question.regraded) graded again, \(count == 0 ? "none" : "\(count)") changed")
    } else if question.differing > 0 {
      parts.append("\(question.differing) changed by hand")
    }
    if question.orphans > 0 {
      let stay = question.orphans == 1 ? "1 stays as it is" : "\(question.orphans) stay as they are"
      parts.append("in no bank now, so that \(stay)")
    }
    let name = question.changed.question ?? "answers that could not be read"
    return sanitised(name) + ": " + parts.joined(separator: "; ")
  }
}

extension RegradeReason {
  fileprivate var words: String {
    switch self {
    case .questionChanged: "the question changed"
    case .changed: "the question, its plugin or Gradus changed"
    case .questionNew: "the question is new"
    case .failed: "grading had failed"
    case .answerReads: "the answer reads differently"
    case .overrideTakenBack: "a score by hand was taken back"
    case .asked: "asked for"
    }
  }
}
