import GradusCore
import GradusGrading
import GradusScreen

/// Changed answers as aligned text: who, which answer, from what to what.
struct ChangeTable {
  let changes: [VerdictChange]

  /// The lines, a heading first. Columns that would say nothing are left out.
  var lines: [String] {
    let all = changes.flatMap { [$0.old, $0.new, $0.refused].compactMap { $0 } }
    let hasStudents = all.contains { $0.student != nil }
    let hasPoints = all.contains { $0.points != $0.score }
    var rows = [["student", "answer", "score", "points", ""]]
    for change in changes {
      let (old, new) = (change.old, change.new)
      rows.append([
        new.student ?? old.student ?? "–", old.id == new.id ? old.id : "\(old.id) → \(new.id)",
        Self.arrow(old.score, new.score), Self.arrow(old.points, new.points),
        Self.remarks(change).joined(separator: "; "),
      ])
    }
    for place in rows.indices {
      if !hasPoints { rows[place].remove(at: 3) }
      if !hasStudents { rows[place].remove(at: 0) }
    }
    return TextTable(rows).lines
  }

  private static func remarks(_ change: VerdictChange) -> [String] {
    let (old, new) = (change.old, change.new)
    var remarks: [String] = []
    if let refused = change.refused {
      let now = refused.score.map(\.neat) ?? refused.status.rawValue
      remarks.append("kept, would be \(now)")
    } else if new.isKept != old.isKept {
      remarks.append(new.isKept ? "kept" : "no longer kept")
    }
    if let override = change.override {
      remarks.append("by hand: \(override.reason) (\(override.by))")
    } else if new.isByHand != old.isByHand {
      remarks.append(new.isByHand ? "by hand" : "no longer by hand")
    }
    if old.status != new.status {
      remarks.append("\(old.status.rawValue) → \(new.status.rawValue)")
    }
    if old.maximum != new.maximum {
      remarks.append("at most \(arrow(old.maximum, new.maximum))")
    }
    if old.question != new.question {
      remarks.append("question \(old.question ?? "–") → \(new.question ?? "–")")
    }
    if old.notes != new.notes {
      remarks.append("notes: \(notes(old)) → \(notes(new))")
    }
    return remarks
  }

  private static func notes(_ verdict: RecordedVerdict) -> String {
    verdict.notes.isEmpty ? "none" : verdict.notes.joined(separator: ", ")
  }

  private static func arrow(_ old: Double?, _ new: Double?) -> String {
    guard old != new else { return new?.neat ?? "–" }
    let texts = [old, new].map { $0?.neat ?? "–" }
    // Where rounding hides the difference, every digit is shown.
    guard texts[0] != texts[1] else {
      return [old, new].map { $0?.shown ?? "–" }.joined(separator: " → ")
    }
    return texts.joined(separator: " → ")
  }
}

/// Cells in left-aligned columns.
struct TextTable {
  private let rows: [[String]]

  /// Takes rows of equally many cells, each of which becomes one line without control characters.
  init(_ rows: [[String]]) {
    self.rows = rows.map { cells in
      cells.map { sanitised($0).split(whereSeparator: \.isNewline).joined(separator: " ") }
    }
  }

  /// The rows, indented by two.
  var lines: [String] {
    guard let first = rows.first else { return [] }
    let widths = first.indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { cells in
      var line = ""
      for (cell, width) in zip(cells, widths) where width > 0 {
        line += "  " + cell + String(repeating: " ", count: width - displayWidth(cell))
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension Double {
  /// The number to the sixth decimal at most: `0.5`, `0.333333`.
  var neat: String {
    let scaled = (self * 1e6).rounded()
    return scaled.magnitude < 1e15 ? (scaled / 1e6).shown : shown
  }
}

extension ChangeTotals {
  /// `60 results`.
  var resultsWords: String { compared == 1 ? "1 result" : "\(compared) results" }

  /// `3 changed (2 up, 1 down)`.
  func changedWords(_ verb: String) -> String {
    guard changed > 0 else { return "none \(verb)" }
    let ways = [(up, "up"), (down, "down")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(changed) \(verb)" + (ways.isEmpty ? "" : " (\(ways.joined(separator: ", ")))")
  }

  /// `points 45 → 46 (+1)`.
  var pointsWords: String {
    guard oldPoints != newPoints else { return "points \(newPoints.neat)" }
    let difference = newPoints - oldPoints
    return "points \(oldPoints.neat) → \(newPoints.neat) "
      + "(\(difference > 0 ? "+" : "−")\(difference.magnitude.neat))"
  }
}
