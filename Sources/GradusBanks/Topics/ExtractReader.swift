internal import GradusCore

/// Reads how answers are taken out of longer texts: a specification, a table for one way, or a list
/// of these that are tried in order.
///
///     extract: "marker:#### | last-number"
///     extract: {marker: "####"}
///     extract: [{method: letter, pick: first}, boxed]
struct ExtractReader {
  let findings: Findings

  func read(_ data: Authored) -> Extraction? {
    switch data.content {
    case .list(let elements):
      guard !elements.isEmpty else {
        findings.report(.empty("'extract'"), at: data.location)
        return nil
      }
      let parts = elements.map(alternatives)
      return parts.contains(nil) ? nil : Extraction(parts.flatMap { $0 ?? [] })
    default: return alternatives(data).map { Extraction($0) }
    }
  }

  private func alternatives(_ data: Authored) -> [[Extraction.Step]]? {
    switch data.content {
    case .text(let text):
      do throws(ExtractionError) {
        return try Extraction(text).alternatives
      } catch {
        findings.report(.extraction(error), at: data.location)
        return nil
      }
    case .map: return step(data).map { [[$0]] }
    default:
      findings.report(
        .wrongKind("'extract'", needs: "a text or a table", is: data), at: data.location)
      return nil
    }
  }

  private func step(_ data: Authored) -> Extraction.Step? {
    guard let table = TableReader(data, noun: "'extract'", findings: findings) else { return nil }
    table.refuseUnknown(besides: ["method", "marker", "pick"])
    var pick = Extraction.Pick.last
    if let data = table["pick"] {
      let words = Extraction.Pick.allCases.map(\.rawValue)
      guard let word = table.word(data, "'pick'", among: words) else { return nil }
      pick = Extraction.Pick(rawValue: word) ?? pick
    }
    let marker = table["marker"].map { table.string($0, "'marker'") }
    if let marker, marker == nil { return nil }
    let names = Extraction.Method.names
    var name = "marker"
    if table["method"] != nil || marker == nil {
      guard let data = table.required("method"),
        let word = table.word(data, "'method'", among: names)
      else { return nil }
      name = word
    }
    do throws(ExtractionError) {
      return Extraction.Step(try Extraction.Method(named: name, argument: marker ?? nil), pick)
    } catch {
      findings.report(.extraction(error), at: data.location)
      return nil
    }
  }
}

extension Problem {
  static func extraction(_ error: ExtractionError) -> Problem {
    Problem("'extract' cannot be used: \(error.description)")
  }
}
