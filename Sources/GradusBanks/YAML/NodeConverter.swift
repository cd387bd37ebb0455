internal import GradusCore
internal import Yams

/// Turns composed nodes into authored data, reporting what a bank does not use.
struct NodeConverter {
  private let composer: YAMLComposer
  private let findings: Findings
  private let file: String
  private var nodes = 0
  private var depth = 0
  private var isTooDeep = false
  private lazy var grid = CharacterGrid(composer.source.text)

  init(composer: YAMLComposer, findings: Findings) {
    self.composer = composer
    self.findings = findings
    file = composer.source.file
  }

  /// The data of a node; `nil` when it has too many parts to be looked at.
  mutating func convert(_ node: Node) -> Authored? {
    // One look at a node takes a copy of it: its place is read from there too.
    switch node {
    case .scalar(let scalar):
      let location = location(scalar.mark)
      guard count(at: location) else { return nil }
      return Authored(content(of: scalar, at: location), at: location)
    case .sequence(let sequence):
      let location = location(sequence.mark)
      guard count(at: location) else { return nil }
      refuseTag(sequence.tag, at: location)
      guard enter(at: location) else { return Authored(.null, at: location) }
      defer { depth -= 1 }
      var elements: [Authored] = []
      elements.reserveCapacity(sequence.count)
      for element in sequence {
        guard let value = convert(element) else { return nil }
        elements.append(value)
      }
      return Authored(.list(elements), at: location)
    case .mapping(let mapping):
      let location = location(mapping.mark)
      guard count(at: location) else { return nil }
      refuseTag(mapping.tag, at: location)
      guard enter(at: location) else { return Authored(.null, at: location) }
      defer { depth -= 1 }
      return entries(of: mapping).map { Authored(.map($0), at: location) }
    case .alias(let alias):
      let location = location(alias.mark)
      guard count(at: location) else { return nil }
      findings.report(.alias, at: location)
      return Authored(.null, at: location)
    }
  }

  private mutating func entries(of mapping: Node.Mapping) -> [Authored.Entry]? {
    var entries: [Authored.Entry] = []
    entries.reserveCapacity(mapping.count)
    var lines: [String: Int] = [:]
    // By index, since the iterator of a mapping first copies all pairs.
    for index in mapping.startIndex..<mapping.endIndex {
      let pair = mapping[index]
      guard case .scalar(let scalar) = pair.key else {
        let location = location(pair.key.mark)
        guard count(at: location), convert(pair.value) != nil else { return nil }
        findings.report(problem(withKey: pair.key), at: location)
        continue
      }
      let location = location(scalar.mark)
      guard count(at: location), let value = convert(pair.value) else { return nil }
      guard let key = key(of: scalar, at: location) else { continue }
      if let line = Self.line(of: key, in: entries, &lines) {
        findings.report(.duplicateKey(key, firstLine: line), at: location)
        continue
      }
      entries.append(Authored.Entry(key: key, keyLocation: location, value: value))
    }
    return entries
  }

  /// The line of the entry with this key, if there is one. `lines` are those of the first entries of a
  /// long table; few keys are found sooner without.
  private static func line(
    of key: String, in entries: [Authored.Entry], _ lines: inout [String: Int]
  ) -> Int? {
    guard entries.count > 16 else { return entries.first { $0.key == key }?.keyLocation.line }
    for entry in entries[lines.count...] { lines[entry.key] = entry.keyLocation.line }
    return lines[key]
  }

  /// The text of a key; `nil` after a report.
  private mutating func key(of scalar: Node.Scalar, at location: SourceLocation) -> String? {
    if scalar.style == .plain {
      if scalar.string == "<<" {
        findings.report(.mergeKey, at: location)
        return nil
      }
      if scalar.string.isEmpty {
        findings.report(.emptyKey, at: location)
        return nil
      }
      if startsWithAmpersand(scalar.string) {
        findings.report(.anchor, at: location)
        return nil
      }
    }
    // Comparing keys has made Yams mark plain ones as texts, so these two tags say nothing.
    if !["", Tag.Name.str.rawValue].contains(scalar.tag.rawValue) {
      refuseTag(scalar.tag, at: location)
    }
    if let column = location.column,
      let original = composer.renamedKeys[Position(line: location.line, column: column)]
    {
      return composer.restored(original)
    }
    return composer.restored(scalar.string)
  }

  /// `{{name}}` without quotes is a table whose key is a table.
  private func problem(withKey node: Node) -> Problem {
    guard case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first,
      case .scalar(let name) = pair.key, case .scalar(let nothing) = pair.value,
      nothing.string.isEmpty
    else { return .keyIsNoText }
    return .unquotedPlaceholder(composer.restored(name.string))
  }

  private mutating func content(
    of scalar: Node.Scalar, at location: SourceLocation
  ) -> Authored.Content {
    switch scalar.style {
    case .plain, .any:
      refuseTag(scalar.tag, at: location)
      if startsWithAmpersand(scalar.string) {
        findings.report(.anchor, at: location)
        return .null
      }
      if let content = CoreSchema.resolve(scalar.string) {
        if case .text(let text) = content { return .text(composer.restored(text)) }
        return content
      }
      findings.report(.numberTooLarge(scalar.string), at: location)
      return .null
    case .doubleQuoted:
      if scalar.tag.rawValue != Tag.Name.str.rawValue { refuseTag(scalar.tag, at: location) }
      refuseEscapes(in: scalar.string, at: location)
    case .singleQuoted, .literal, .folded:
      if scalar.tag.rawValue != Tag.Name.str.rawValue { refuseTag(scalar.tag, at: location) }
    }
    return .text(composer.restored(scalar.string))
  }

  /// Refuses LaTeX that a double-quoted text has turned into control characters: `"\frac"` is a
  /// form feed and `rac`.
  private mutating func refuseEscapes(in text: String, at location: SourceLocation) {
    var isMath = false
    for scalar in text.unicodeScalars {
      if scalar == "$" { isMath.toggle() }
      let isBlank = scalar == "\n" || scalar == "\t"
      let isUnwanted = isBlank ? isMath : SourceText.isControl(scalar) || scalar == "\r"
      guard isUnwanted, let letter = Self.escapes[scalar] else { continue }
      // An empty line makes a line break too; only the escape is a mistake.
      guard !isBlank || isWritten("\\\(letter)", at: location) else { continue }
      findings.report(.escapeInQuotes(letter), at: location)
      return
    }
  }

  private mutating func isWritten(_ escape: String, at location: SourceLocation) -> Bool {
    let position = Position(line: location.line, column: location.column ?? 1)
    guard let start = grid.offset(of: position) else { return false }
    var isEscaped = false
    let letter = escape.unicodeScalars.last
    for scalar in grid.scalars[(start + 1)...] {
      if isEscaped {
        if scalar == letter { return true }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        return false
      }
    }
    return false
  }

  /// The letters after a backslash that stand for control characters in double quotes.
  private static let escapes: [Unicode.Scalar: Character] = [
    "\0": "0", "\u{7}": "a", "\u{8}": "b", "\u{9}": "t", "\u{A}": "n", "\u{B}": "v",
    "\u{C}": "f", "\u{D}": "r", "\u{1B}": "e", "\u{85}": "N", "\u{2028}": "L", "\u{2029}": "P",
  ]

  private func startsWithAmpersand(_ text: String) -> Bool {
    composer.ampersand.map { text.unicodeScalars.first == $0 } ?? false
  }

  private func refuseTag(_ tag: Tag, at location: SourceLocation) {
    guard !tag.rawValue.isEmpty else { return }
    findings.report(.tag, at: location)
  }

  private mutating func count(at location: SourceLocation) -> Bool {
    nodes += 1
    if nodes == YAMLReader.maximumNodes + 1 { findings.report(.tooManyNodes, at: location) }
    return nodes <= YAMLReader.maximumNodes
  }

  private mutating func enter(at location: SourceLocation) -> Bool {
    guard depth < YAMLReader.maximumDepth else {
      if !isTooDeep { findings.report(.tooDeep, at: location) }
      isTooDeep = true
      return false
    }
    depth += 1
    return true
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
