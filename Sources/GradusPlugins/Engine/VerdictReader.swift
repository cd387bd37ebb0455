internal import GradusCore
internal import GradusLua

/// Reads what `grade` returns: a score, or a table with score, notes, feedback, trace and parts.
struct VerdictReader {
  let host: HostAPI

  func verdict(_ value: LuaValue) throws(LuaFault) -> Verdict {
    if value.double != nil {
      return Verdict(status: .graded, score: try score(value, "the score"))
    }
    guard let table = value.entries, !table.isEmpty else {
      throw LuaFault(
        "returned \(value.kindName); expected a score from 0 to 1, or a table with one")
    }
    for key in table.keys.sorted() where !Contract.verdict.names.contains(key) {
      throw LuaFault(
        "returned the unknown key '\(key.excerpt)'"
          + Suggestion.sentence(for: key, in: Contract.verdict.names))
    }
    var verdict = Verdict(status: .graded)
    if table["manual"] == .boolean(true) {
      verdict.status = .manual
      if let provisional = table["provisional"] {
        verdict.provisional = try score(provisional, "'provisional'")
      }
    } else {
      verdict.score = try score(table["score"] ?? .nil, "'score'")
    }
    verdict.notes = try notes(table["notes"])
    verdict.feedback = try texts(table["feedback"], "'feedback'")
    verdict.trace = try texts(table["trace"], "'trace'")
    verdict.parts = try parts(table["parts"])
    return verdict
  }

  private func score(_ value: LuaValue, _ what: String) throws(LuaFault) -> Double {
    guard let score = value.double else {
      throw LuaFault("returned \(value.kindName) for \(what); expected a number from 0 to 1")
    }
    guard score >= 0, score <= 1 else {
      throw LuaFault("returned \(score.shown) for \(what); expected a number from 0 to 1")
    }
    return score
  }

  private func notes(_ value: LuaValue?) throws(LuaFault) -> [String] {
    guard let value else { return [] }
    guard let elements = value.elements else {
      throw LuaFault("returned \(value.kindName) for 'notes'; expected a list of names")
    }
    var notes: [String] = []
    for element in elements {
      guard let note = element.text else {
        throw LuaFault("returned a list with \(element.kindName) for 'notes'; expected names")
      }
      notes.append(note)
    }
    return notes
  }

  private func texts(_ value: LuaValue?, _ what: String) throws(LuaFault) -> [Text] {
    guard let value else { return [] }
    if let text = Text(lua: value) { return [text] }
    guard let elements = value.elements else {
      throw LuaFault(
        "returned \(value.kindName) for \(what); expected a text, a table by language, or a list")
    }
    var texts: [Text] = []
    for element in elements {
      guard let text = Text(lua: element) else {
        throw LuaFault("returned a list with \(element.kindName) for \(what); expected texts")
      }
      texts.append(text)
    }
    return texts
  }

  private func parts(_ value: LuaValue?) throws(LuaFault) -> [Verdict.Part] {
    guard let value else { return [] }
    guard let elements = value.elements else {
      throw LuaFault("returned \(value.kindName) for 'parts'; expected a list")
    }
    var parts: [Verdict.Part] = []
    for (place, element) in elements.enumerated() {
      guard let table = element.entries else {
        throw LuaFault("returned \(element.kindName) as part \(place + 1); expected a table")
      }
      parts.append(
        Verdict.Part(
          name: table["name"]?.text ?? table["name"]?.double?.shown ?? String(place + 1),
          score: try score(table["score"] ?? .nil, "'score' of part \(place + 1)"),
          feedback: table["feedback"].flatMap(Text.init(lua:))))
    }
    return parts
  }
}

extension String {
  /// The text as messages quote it: at most 64 code points, since a character may have any number.
  var excerpt: String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: 64, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return self[..<end] + "…"
  }
}
