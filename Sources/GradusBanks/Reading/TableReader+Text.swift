internal import GradusCore

/// Which texts of a file are translated and which are not. Only who knows the whole bank can say
/// whether the latter is a mistake.
final class TranslationLog {
  /// Texts without translations that seem to be written in one language, by name and place.
  private(set) var untranslated: [(name: String, location: SourceLocation)] = []
  /// Whether some text has translations.
  private(set) var hasTranslations = false

  func addTranslated() { hasTranslations = true }

  func addUntranslated(_ name: String, at location: SourceLocation) {
    untranslated.append((name, location))
  }

  func warn(_ findings: Findings) {
    for text in untranslated {
      findings.report(.untranslated(text.name), at: text.location, severity: .warning)
    }
  }
}

extension TableReader {
  /// A text for people: one for all languages, or one for each.
  func text(_ data: Authored, _ name: String) -> Text? {
    TextReader(findings: findings, log: translations).read(data, name)
  }

  /// A list of texts for people.
  func texts(_ data: Authored, _ name: String) -> [Text]? {
    list(data, name)?.compactMap { text($0, "an element of \(name)") }
  }
}

/// Reads texts for people.
struct TextReader {
  let findings: Findings
  let log: TranslationLog

  func read(_ data: Authored, _ name: String) -> Text? {
    switch data.content {
    case .text(let text):
      guard !text.isBlank else {
        findings.report(.empty(name), at: data.location)
        return nil
      }
      if text.isWrittenInALanguage { log.addUntranslated(name, at: data.location) }
      return Text(text)
    case .integer(let integer): return Text(String(integer))
    case .map(let entries): return translations(entries, name, at: data.location)
    default:
      findings.report(
        .wrongKind(
          name, needs: "a text", is: data, hint: data.isScalar ? ": put it in quotes" : ""),
        at: data.location)
      return nil
    }
  }

  private func translations(
    _ entries: [Authored.Entry], _ name: String, at location: SourceLocation
  ) -> Text? {
    log.addTranslated()
    var english: String?
    var chinese: String?
    var isSound = true
    for entry in entries {
      guard let language = Language(rawValue: entry.key) else {
        findings.report(.unknownLanguage(entry.key), at: entry.keyLocation)
        isSound = false
        continue
      }
      guard let text = translation(entry.value, "'\(entry.key)' of \(name)") else {
        isSound = false
        continue
      }
      switch language {
      case .english: english = text
      case .chinese: chinese = text
      }
    }
    for language in Language.allCases
    where !entries.contains(where: { $0.key == language.rawValue }) {
      findings.report(.missingTranslation(name, language), at: location)
      isSound = false
    }
    return isSound ? Text(english: english, chinese: chinese) : nil
  }

  private func translation(_ data: Authored, _ name: @autoclosure () -> String) -> String? {
    switch data.content {
    case .text(let text) where !text.isBlank: return text
    case .text: findings.report(.empty(name()), at: data.location)
    case .integer(let integer): return String(integer)
    default:
      findings.report(
        .wrongKind(
          name(), needs: "a text", is: data, hint: data.isScalar ? ": put it in quotes" : ""),
        at: data.location)
    }
    return nil
  }
}

extension Authored {
  /// Whether this is a single value other than a text.
  var isScalar: Bool {
    switch content {
    case .boolean, .integer, .number: true
    case .null, .text, .list, .map: false
    }
  }
}

extension String {
  /// Whether this is in some language: with a Chinese character, or with two words of letters side by
  /// side. Names (`BERT`), formulas between `$`, code between backticks and placeholders are not.
  var isWrittenInALanguage: Bool {
    var words = 0
    var letters = 0
    var hidden: Character?
    func isWord() -> Bool { letters >= 2 }
    for character in self {
      if let end = hidden {
        if character == end { hidden = nil }
        continue
      }
      if character.isHan { return true }
      if character.isLetter {
        letters += 1
        continue
      }
      if isWord() { words += 1 }
      if words >= 2 { return true }
      letters = 0
      switch character {
      case "$", "`": hidden = character
      case "{": hidden = "}"
      case " ", ",", "'", "’", "\n": continue
      default: break
      }
      words = 0
    }
    return words + (isWord() ? 1 : 0) >= 2
  }
}

extension Character {
  /// Whether this is a Chinese character (the common blocks of CJK ideographs).
  fileprivate var isHan: Bool {
    unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false
  }
}
