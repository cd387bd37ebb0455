/// JSON whose tables keep their order, so that the same declarations give the same bytes.
enum JSONTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  indirect case table([(key: String, value: JSONTree)])

  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(arrayLiteral elements: JSONTree...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONTree)...) {
    self = .table(elements.map { (key: $0.0, value: $0.1) })
  }

  /// This table with further entries.
  func adding(_ entries: [(key: String, value: JSONTree)]) -> JSONTree {
    guard case .table(let own) = self else { return self }
    return .table(own + entries)
  }

  /// The text, indented by two blanks a level and ended by a line feed.
  var text: String {
    var result = ""
    write(to: &result, indentation: "")
    return result + "\n"
  }

  private func write(to result: inout String, indentation: String) {
    switch self {
    case .null: result += "null"
    case .boolean(let boolean): result += boolean ? "true" : "false"
    case .number(let number):
      // JSON has neither infinities nor not-a-number.
      result += number.isFinite ? number.jsonText : "null"
    case .text(let text): Self.write(text, to: &result)
    case .list(let elements):
      Self.write("[", "]", elements, to: &result, indentation) { element, result, inner in
        element.write(to: &result, indentation: inner)
      }
    case .table(let entries):
      Self.write("{", "}", entries, to: &result, indentation) { entry, result, inner in
        Self.write(entry.key, to: &result)
        result += ": "
        entry.value.write(to: &result, indentation: inner)
      }
    }
  }

  private static func write<Part>(
    _ start: String, _ end: String, _ parts: [Part], to result: inout String,
    _ indentation: String, each: (Part, inout String, String) -> Void
  ) {
    guard !parts.isEmpty else {
      result += start + end
      return
    }
    let inner = indentation + "  "
    result += start
    for (index, part) in parts.enumerated() {
      result += (index == 0 ? "\n" : ",\n") + inner
      each(part, &result, inner)
    }
    result += "\n" + indentation + end
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}

extension Double {
  /// The shortest text; whole numbers have no point.
  fileprivate var jsonText: String {
    if let whole = Int(exactly: self), whole.magnitude < 1 << 53 { return String(whole) }
    return description
  }
}
