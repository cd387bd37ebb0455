import ArgumentParser
import GradusCore
import GradusGrading
import GradusScreen

/// `gradus diff OLD NEW`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "See which answers two results files judge differently.",
    discussion: """
      Compares status, score, points and notes of the same answers: those of the same id, or, when \
      the files use ids for different answers, of the same student, question and seed. Texts for \
      learners are not compared. Either file may be packed with gzip or Zstandard.

      Examples:
        gradus diff before.jsonl after.jsonl
        gradus diff expected.jsonl results.jsonl --fail-on-change
      """)

  @Argument(help: "The older results file.", completion: .results) var old: String
  @Argument(help: "The newer results file.", completion: .results) var new: String
  @Flag(help: "End with status 1 when anything differs.") var failOnChange = false
  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    if old == "-" || new == "-" {
      throw ValidationError("diff reads two results files, not standard input")
    }
  }

  func run() throws {
    try perform {
      let diff = try ResultsDiff(old: old, new: new)
      if json {
        StandardOutput.write(object(diff))
      } else {
        Screen(language: .english).show(lines: lines(diff))
      }
      if failOnChange, !diff.isEmpty { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }

  private func lines(_ diff: ResultsDiff) -> [StyledText] {
    var lines: [StyledText] = []
    for question in diff.questions {
      let name = sanitised(question.question ?? "answers that could not be read")
      let verb = question.changes.count == 1 ? "differs" : "differ"
      lines.append(StyledText("\(name): \(question.changes.count) \(verb)", .heading))
      lines += ChangeTable(changes: question.changes).lines.map { StyledText($0) }
      lines.append("")
    }
    for (path, verdicts) in [(old, diff.onlyInOld), (new, diff.onlyInNew)] where !verdicts.isEmpty {
      lines.append(StyledText("only in \(sanitised(path)): \(verdicts.count)", .heading))
      let rows = verdicts.map { verdict in
        [
          String(verdict.line), verdict.id, verdict.student ?? "–", verdict.question ?? "–",
          verdict.score?.neat ?? verdict.status.rawValue,
        ]
      }
      lines += TextTable([["line", "answer", "student", "question", "score"]] + rows).lines
        .map { StyledText($0) }
      lines.append("")
    }
    let totals = diff.totals
    let differ = totals.changedWords(totals.changed > 1 ? "differ" : "differs")
    lines.append(
      StyledText(
        "\(totals.resultsWords) matched by \(diff.matching.rawValue): \(differ); "
          + totals.pointsWords))
    return lines
  }

  private func object(_ diff: ResultsDiff) -> String {
    var object = JSONObject()
    object.add("matched_by", .text(diff.matching == .id ? "id" : "student+question+seed"))
    object.add("matched", .integer(diff.totals.compared))
    object.add(diff.totals)
    object.add("changes", .list(diff.questions.flatMap(\.changes).map(\.value)))
    for (name, verdicts) in [("only_in_old", diff.onlyInOld), ("only_in_new", diff.onlyInNew)] {
      object.add(
        name,
        .list(
          verdicts.map { verdict in
            .map(verdict.nameEntries.merging(["verdict": verdict.verdictValue]) { $1 })
          }))
    }
    return object.text
  }
}
