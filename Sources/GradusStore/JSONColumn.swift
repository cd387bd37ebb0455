import Foundation

/// Values that lie in a column as JSON.
enum JSONColumn {
  /// The JSON of a value, its keys sorted.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The value of a column's JSON.
  static func value<Content: Decodable>(_ type: Content.Type, _ text: String) throws -> Content {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
