internal import GradusCore

/// A text of one language, taken apart once to be filled in for many seeds.
struct TextTemplate {
  private enum Part {
    case words(String)
    case placeholder(Placeholder, isMath: Bool)
    /// Something that cannot be read. It is told when filling comes to it.
    case problem(Placeholder.Problem)
  }

  private let parts: [Part]
  private let language: Language

  /// Whether every filling gives the same.
  var isConstant: Bool {
    parts.allSatisfy { part in
      if case .words = part { true } else { false }
    }
  }

  init(_ text: String, _ language: Language) {
    self.language = language
    guard text.utf8[...].firstPair(of: "{") != nil else {
      parts = [.words(text)]
      return
    }
    var parts: [Part] = []
    var rest = text.utf8[...]
    var isMath = false
    while let open = rest.firstPair(of: "{") {
      let before = rest[..<open]
      if !before.isEmpty { parts.append(.words(String(Substring(before)))) }
      isMath = Self.isMath(after: before, isMath)
      let inside = rest[open...].dropFirst(2)
      guard let close = inside.firstPair(of: "}") else {
        parts.append(.problem(.init(message: "'{{' without '}}'")))
        rest = inside[inside.endIndex...]
        break
      }
      do throws(Placeholder.Problem) {
        let placeholder = try Placeholder(String(Substring(inside[..<close])))
        parts.append(.placeholder(placeholder, isMath: isMath))
      } catch {
        parts.append(.problem(error))
      }
      rest = inside[close...].dropFirst(2)
    }
    if !rest.isEmpty { parts.append(.words(String(Substring(rest)))) }
    self.parts = parts
  }

  /// The text with these parameters.
  func filled(_ parameters: [String: Value]) throws(Placeholder.Problem) -> String {
    if parts.count == 1, case .words(let words) = parts[0] { return words }
    var text = ""
    for part in parts {
      switch part {
      case .words(let words): text += words
      case .placeholder(let placeholder, let isMath):
        text += try placeholder.text(in: parameters, language, isMath: isMath)
      case .problem(let problem): throw problem
      }
    }
    return text
  }

  /// Whether a formula is open after `text`, which began inside one if `isMath`.
  private static func isMath(after text: Substring.UTF8View, _ isMath: Bool) -> Bool {
    var isMath = isMath
    var isEscaped = false
    for byte in text {
      if byte == UInt8(ascii: "$"), !isEscaped { isMath.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return isMath
  }
}

extension Substring.UTF8View {
  /// Where a byte first stands twice, one after the other.
  fileprivate func firstPair(of byte: Unicode.Scalar) -> Index? {
    let byte = UInt8(ascii: byte)
    var place = startIndex
    while let found = self[place...].firstIndex(of: byte) {
      place = index(after: found)
      if place < endIndex, self[place] == byte { return found }
    }
    return nil
  }
}
