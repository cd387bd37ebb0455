internal import Foundation

/// A look for a name in the sources of plugins, which are not run for it.
struct SourceGlance {
  /// How sources have a name, the most telling way first.
  enum Rank: CaseIterable, Comparable {
    /// As a key, such as `numeric = …` or `formats["numeric"] = …`.
    case key
    /// In some other way.
    case word
    /// Not at all: if the plugin brings the name, it puts it together.
    case none
  }

  private let word: [UInt8]

  /// - Parameter name: may have the plugin's name and a dot in front.
  init(for name: String) { word = Array((name.split(separator: ".").last ?? "").utf8) }

  /// The most telling way in which one of the plugin's Lua files has the name.
  func rank(of plugin: PluginFolder) -> Rank {
    ([plugin.main] + plugin.modules).map { file in
      var source = file.source
      return source.withUTF8(rank)
    }.min() ?? .none
  }

  private func rank(of source: UnsafeBufferPointer<UInt8>) -> Rank {
    guard let first = word.first, let base = source.baseAddress else { return .none }
    var best = Rank.none
    var place = 0
    while place + word.count <= source.count,
      let found = memchr(base + place, Int32(first), source.count - word.count + 1 - place)
    {
      let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      place = start + 1
      guard memcmp(found, word, word.count) == 0 else { continue }
      best = .word
      if isKey(source, start) { return .key }
    }
    return best
  }

  /// Whether what stands at `start` is a word of its own that something is assigned to.
  private func isKey(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    if start > 0, source[start - 1].isOfName { return false }
    var rest = source[(start + word.count)...]
    if let end = rest.first, end == UInt8(ascii: "\"") || end == UInt8(ascii: "'") {
      rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") }
      guard rest.first == UInt8(ascii: "]") else { return false }
      rest = rest.dropFirst()
    }
    rest = rest.drop { $0 == UInt8(ascii: " ") }
    return rest.first == UInt8(ascii: "=") && rest.dropFirst().first != UInt8(ascii: "=")
  }
}

extension UInt8 {
  /// Whether it may stand in a name of Lua.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
