internal import Foundation
internal import GradusCore

/// A place for a parameter in authored text: `{{name}}`, `{{name:.3f}}`, `{{a.b}}`.
struct Placeholder {
  /// What stands between the braces.
  private let text: String
  /// The path, as it is written.
  private let path: String
  /// The names on the way to the parameter.
  private let names: [String]
  /// How a number is shown, such as `.3f`.
  private let format: String?

  /// What a placeholder asks for that cannot be given.
  struct Problem: Error {
    var message: String
  }

  /// Reads what stands between the braces.
  init(_ text: String) throws(Problem) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let path = parts.first else { throw Problem(message: "'{{}}' names no parameter") }
    self.text = text
    self.path = path
    names = path.filter { $0 != " " }.split(separator: ".").map(String.init)
    format = parts.count == 2 ? parts[1] : nil
  }

  /// The parameter.
  func value(in parameters: [String: Value]) throws(Problem) -> Value {
    var value = Value.map(parameters)
    for name in names {
      if let place = Int(name), let elements = value.elements, elements.indices.contains(place - 1)
      {
        value = elements[place - 1]
        continue
      }
      guard let next = value[name] else {
        let known = (value.entries ?? [:]).keys.sorted()
        throw Problem(
          message: "'{{\(path)}}': generate returns no '\(name)'"
            + Suggestion.sentence(for: name, in: known))
      }
      value = next
    }
    return value
  }

  /// The parameter as it is shown in a text, inside a formula if `isMath`.
  func text(
    in parameters: [String: Value], _ language: Language, isMath: Bool
  ) throws(Problem) -> String {
    let value = try value(in: parameters)
    if let format {
      guard let number = value.double, let shown = number.formatted(format) else {
        throw Problem(
          message: "'{{\(text)}}' cannot be shown: the formats are .0f to .17f, e and g, "
            + "and '\(path)' must be a number")
      }
      return shown
    }
    if let translated = Text(value), translated.common == nil {
      return translated.text(in: language)
    }
    return isMath ? value.shownInMath : value.shown
  }
}

extension Double {
  /// The number in one of C's formats `.0f` … `.17f`, `e`, `g`, without a locale.
  func formatted(_ format: String) -> String? {
    guard let kind = format.last, "feg".contains(kind), format.first == "." else { return nil }
    guard let digits = Int(format.dropFirst().dropLast()), (0...17).contains(digits) else {
      return nil
    }
    guard isFinite else { return shown }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let count = withVaList([self]) {
        vsnprintf(buffer.baseAddress, buffer.count, "%.\(digits)\(kind)", $0)
      }
      guard count > 0, count < buffer.count else { return nil }
      return String(
        decoding: UnsafeRawBufferPointer(start: buffer.baseAddress, count: Int(count)),
        as: UTF8.self)
    }
  }
}
