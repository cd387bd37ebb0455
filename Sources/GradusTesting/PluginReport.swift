internal import Foundation
public import GradusCore
public import GradusLua
internal import GradusPlugins
internal import GradusScreen

/// What a test of a plugin found.
public struct PluginReport: Hashable, Sendable, CustomStringConvertible {
  /// The plugin's name.
  public var plugin: String
  /// What is wrong, or should be looked at, in the order of files and lines.
  public var findings: [Diagnostic] = []
  /// How many questions its banks have.
  public var questions = 0
  /// How many cases its tables have.
  public var cases = 0
  /// How many answers were graded besides.
  public var answers = 0
  /// Which lines of the plugin ran, by file; empty unless that was measured.
  public var coverage: [LuaCoverage] = []

  init(plugin: String) { self.plugin = plugin }

  /// What is wrong.
  public var errors: [Diagnostic] { findings.filter { $0.severity == .error } }

  /// One line of counts.
  public var summary: String {
    let faults =
      errors.isEmpty ? "no fault found" : errors.count == 1 ? "1 fault" : "\(errors.count) faults"
    return "plugin '\(plugin)': questions: \(questions), cases: \(cases), further answers: "
      + "\(answers): \(faults)"
  }

  /// A line for each file of the plugin with the lines that no call ran.
  public var coverageLines: [String] {
    coverage.map { file in
      let share = file.code.isEmpty ? 100 : 100 * file.ran.count / file.code.count
      let missed = file.missed.isEmpty ? "" : "; never ran: \(file.missed.ranges)"
      return "\(file.file): \(share) % of \(file.code.count) lines ran\(missed)"
    }
  }

  /// The findings with their source lines, and the summary.
  public var description: String {
    (findings.map(\.report) + [summary]).joined(separator: "\n")
  }
}

extension [Diagnostic] {
  /// The findings in order, with one for all that the same line of a plugin caused: one fault in a
  /// reference shows in every question that uses it.
  public var collapsed: [Diagnostic] {
    var places: [Cause: Int] = [:]
    var result: [Diagnostic] = []
    var more: [Int: Int] = [:]
    for finding in sorted() {
      let cause = Cause(location: finding.location, details: finding.details)
      if !finding.details.isEmpty, let place = places[cause] {
        more[place, default: 0] += 1
      } else {
        places[cause] = result.count
        result.append(finding)
      }
    }
    for (place, count) in more { result[place].message += " (and \(count) more for this cause)" }
    return result
  }
}

extension [Int] {
  /// Ascending numbers with runs as ranges: `3, 5–8`.
  var ranges: String {
    var runs: [ClosedRange<Int>] = []
    for number in self {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension StateChange {
  /// The change as a finding for the plugin's author.
  var diagnostic: Diagnostic {
    Diagnostic(
      "\(phase) changed \(variable.variable); the next call does not see it, so keep no state "
        + "between calls",
      at: variable.file.map { SourceLocation(file: $0, line: variable.line ?? 1) } ?? function)
  }
}

/// What several findings can have in common: the line and the calls that led there.
private struct Cause: Hashable {
  var location: SourceLocation?
  var details: String
}

extension Diagnostic {
  /// The finding as a person reads it: `path:line:column: what is wrong`, the line of the file with
  /// a caret, and the calls that led there.
  public var report: String {
    var parts = [sanitised(description)]
    if let location, let data = FileManager.default.contents(atPath: location.file),
      let excerpt = SourceExcerpt(
        line: location.line, column: location.column, message: message,
        in: String(decoding: data, as: UTF8.self))
    {
      parts.append(excerpt.description)
    }
    if !details.isEmpty { parts.append(sanitised(details)) }
    return parts.joined(separator: "\n")
  }
}
