/// The line of a result whose fields can be changed one by one; the others stay as they were
/// written, in their order.
struct ResultLine {
  private struct Field {
    var name: Substring
    var json: Substring
  }

  private var fields: [Field] = []

  /// Takes a line that `ResultRecord` has read, so that it is known to be an object.
  init(_ text: String) {
    let bytes = text.utf8
    var (start, colon) = (bytes.startIndex, bytes.startIndex)
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for place in bytes.indices {
      let byte = bytes[place]
      if isQuoted {
        if !isEscaped, byte == UInt8(ascii: "\"") { isQuoted = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == 1 { (start, colon) = (bytes.index(after: place), place) }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0, colon > start { add(text, start, colon, place) }
      case UInt8(ascii: ","):
        guard depth == 1 else { continue }
        add(text, start, colon, place)
        start = bytes.index(after: place)
      case UInt8(ascii: ":"):
        if depth == 1 { colon = place }
      default: break
      }
    }
  }

  private mutating func add(
    _ text: String, _ start: String.Index, _ colon: String.Index, _ end: String.Index
  ) {
    let name = text[start..<colon].trimmingBlanks.dropFirst().dropLast()
    fields.append(Field(name: name, json: text[text.index(after: colon)..<end].trimmingBlanks))
  }

  /// Puts JSON into a field; a field that was not there comes last.
  mutating func set(_ name: String, _ json: String) {
    guard let place = fields.firstIndex(where: { $0.name == name }) else {
      fields.append(Field(name: name[...], json: json[...]))
      return
    }
    fields[place].json = json[...]
  }

  /// The line, without blanks between its fields.
  var text: String {
    "{" + fields.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
