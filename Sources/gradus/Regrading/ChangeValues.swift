import GradusCore
import GradusGrading

extension RecordedVerdict {
  /// What became of the answer, as plain data.
  var verdictValue: Value {
    var entries: [String: Value] = [
      "status": .text(status.rawValue), "score": score.map { .number($0) } ?? .null,
      "points": points.map { .number($0) } ?? .null, "notes": .list(notes.map { .text($0) }),
    ]
    entries["max"] = maximum.map { .number($0) }
    return .map(entries)
  }

  /// Whose answer it is and where, as plain data.
  var nameEntries: [String: Value] {
    var entries: [String: Value] = ["id": .text(id), "line": .integer(line)]
    entries["student"] = student.map { .text($0) }
    entries["question"] = question.map { .text($0) }
    entries["seed"] = seed.map { .integer($0) }
    return entries
  }
}

extension VerdictChange {
  /// The change as plain data; `line` counts in the old file.
  var value: Value {
    var entries = old.nameEntries
    entries["old"] = old.verdictValue
    entries["new"] = new.verdictValue
    if old.id != new.id { entries["new_id"] = .text(new.id) }
    if old.question != new.question { entries["question"] = new.question.map { .text($0) } }
    entries["refused"] = refused?.verdictValue
    entries["override"] = override.map { override in
      .map([
        "score": .number(override.score), "was": override.was.map { .number($0) } ?? .null,
        "reason": .text(override.reason), "by": .text(override.by),
      ])
    }
    return .map(entries)
  }
}

extension JSONObject {
  /// Adds how many changed and the sums of points.
  mutating func add(_ totals: ChangeTotals) {
    add("changed", .integer(totals.changed))
    add("up", .integer(totals.up))
    add("down", .integer(totals.down))
    add(
      "points",
      .map(["old": .number(totals.oldPoints), "new": .number(totals.newPoints)]))
  }
}
