internal import GradusCore
internal import Yams

/// Has a file composed into nodes, after taking out of it what must not reach the parser.
///
/// Two things are replaced by private-use characters of the same width, so that all places stay:
///
/// - the `&` of everything that could be an anchor. Without anchors no alias can be resolved, so no
///   data can grow beyond the size of its file;
/// - the first of two equal keys, once the parser has complained of it, since it would stop there.
struct YAMLComposer {
  let source: SourceText
  /// What stands for `&`, where anything does.
  private(set) var ampersand: Unicode.Scalar?
  /// The keys that were replaced because they occur again.
  private(set) var renamedKeys: [Position: String] = [:]

  private let findings: Findings
  private var text: String
  private var spares: [Unicode.Scalar] = []
  private var grid: CharacterGrid?

  /// The parser starts anew for every duplicate key; beyond these it is not worth while.
  private static let maximumRestarts = 40
  private static let maximumRestartBytes = 8 << 20

  init(source: SourceText, findings: Findings) {
    self.source = source
    self.findings = findings
    text = source.text
    hideAnchors()
  }

  /// The root of the data; `nil` after a report.
  mutating func compose() -> Node? {
    do {
      while true {
        do {
          // The encoding is named because Yams would otherwise ask the environment for it.
          let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
          guard let node = try parser.singleRoot() else {
            findings.report(.emptyFile, at: SourceLocation(file: source.file, line: 1))
            return nil
          }
          return node
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
          let position = Position(line: context.mark.line, column: context.mark.column)
          guard rename(keys.first ?? "", at: position) else {
            reportRepeatedKeys(giveUpAt: position, key: keys.first ?? "")
            return nil
          }
        }
      }
    } catch {
      let reporter = SyntaxReporter(grid: CharacterGrid(source.text), file: source.file)
      reporter.report(error, hidesAnchors: ampersand != nil, to: findings)
      return nil
    }
  }

  /// What the file says where the composed text has replacements.
  func restored(_ string: String) -> String {
    guard let ampersand else { return string }
    return String(
      String.UnicodeScalarView(string.unicodeScalars.map { $0 == ampersand ? "&" : $0 }))
  }

  private mutating func hideAnchors() {
    // Looks at bytes first: `&` is in many formulas and before a letter in hardly any.
    let isThere = text.withBytes { bytes in
      bytes.indices.dropLast().contains {
        bytes[$0] == 0x26 && Self.isAnchorLetter(Unicode.Scalar(bytes[$0 + 1]))
      }
    }
    guard isThere else { return }
    var scalars = Array(text.unicodeScalars)
    let places = scalars.indices.dropLast().filter {
      scalars[$0] == "&" && Self.isAnchorLetter(scalars[$0 + 1])
    }
    guard let spare = takeSpare() else { return }
    for place in places { scalars[place] = spare }
    text = String(String.UnicodeScalarView(scalars))
    ampersand = spare
  }

  static func isAnchorLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  /// A private-use character that the file does not contain.
  private mutating func takeSpare() -> Unicode.Scalar? {
    if spares.isEmpty {
      let used = Set(text.unicodeScalars.filter { (0xE000...0xF8FF).contains($0.value) })
      spares = (0xE000...0xF8FF).compactMap(Unicode.Scalar.init(_:)).filter { !used.contains($0) }
        .reversed()
    }
    return spares.popLast()
  }

  private mutating func rename(_ key: String, at position: Position) -> Bool {
    let restarts = renamedKeys.count + 1
    guard restarts <= Self.maximumRestarts,
      restarts * text.utf8.count <= Self.maximumRestartBytes
    else { return false }
    var grid = self.grid ?? CharacterGrid(text)
    guard let start = grid.offset(of: position),
      let length = Self.length(of: key, in: grid.scalars[start...]),
      let spare = takeSpare()
    else { return false }
    grid.replace(start..<start + length, with: spare)
    renamedKeys[position] = key
    self.grid = grid
    text = grid.text
    return true
  }

  /// How many characters a key takes with its quotes; `nil` when it is written in another way.
  private static func length(of key: String, in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let quote = scalars.first, quote == "\"" || quote == "'" else {
      let letters = Array(key.unicodeScalars)
      return !letters.isEmpty && scalars.starts(with: letters) ? letters.count : nil
    }
    var index = scalars.startIndex + 1
    while index < scalars.endIndex {
      if quote == "\"", scalars[index] == "\\" {
        index += 2
      } else if scalars[index] != quote {
        index += 1
      } else if quote == "'", index + 1 < scalars.endIndex, scalars[index + 1] == quote {
        index += 2
      } else {
        return index + 1 - scalars.startIndex
      }
    }
    return nil
  }

  private func reportRepeatedKeys(giveUpAt position: Position, key: String) {
    if let character = CharacterGrid(text)[position], character == "[" || character == "{" {
      let location = SourceLocation(
        file: source.file, line: position.line, column: position.column)
      return findings.report(.keyIsNoText, at: location)
    }
    let repeated = renamedKeys.merging([position: key]) { first, _ in first }
    for (position, key) in repeated {
      let location = SourceLocation(
        file: source.file, line: position.line, column: position.column)
      findings.report(.repeatedKey(restored(key)), at: location)
    }
  }
}
