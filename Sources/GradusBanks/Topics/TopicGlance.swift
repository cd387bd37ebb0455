internal import Foundation
internal import GradusCore

/// The name and number of a topic as a quick look at its file shows them, without reading YAML.
///
/// The look is sure of a file whose first line of content is a plain `topic: name` and in which no
/// other line could be that key again. It does not say whether the rest can be read.
struct TopicGlance: Hashable {
  let name: String
  let number: Int?

  /// Looks at a file; `nil` when the look is not sure of the name.
  init?(_ bytes: [UInt8]) {
    let glance = bytes.withUnsafeBytes { bytes -> TopicGlance? in
      guard !bytes.hasLoneReturn else { return nil }
      var scan = Scan()
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while let base = bytes.baseAddress, start < bytes.count {
        let found = memchr(base + start, 0x0A, bytes.count - start)
        let end = found.map { UnsafeRawPointer($0) - base } ?? bytes.count
        guard scan.take(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) else { return nil }
        start = end + 1
      }
      return scan.name.map { TopicGlance(name: $0, number: scan.number) }
    }
    guard let glance else { return nil }
    self = glance
  }

  /// What reading a file has shown.
  init(name: String, number: Int?) {
    self.name = name
    self.number = number
  }

  /// What the lines so far have shown.
  private struct Scan {
    var name: String?
    var number: Int?
    private var isMarked = false
    /// Whether an indented line would go on with the name.
    private var isBehindName = false

    /// Takes in a line; `false` when it leaves a doubt.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
      var line = line
      if line.last == 0x0D { line = .init(rebasing: line.dropLast()) }
      guard let first = line.first else { return true }
      switch first {
      case UInt8(ascii: "#"): return true
      case UInt8(ascii: " "), 0x09:
        return name != nil && !isBehindName || line.allSatisfy { $0 == 0x20 }
      default: return take(key: first, line)
      }
    }

    private mutating func take(key first: UInt8, _ line: UnsafeRawBufferPointer) -> Bool {
      guard name != nil else {
        if line.elementsEqual("---".utf8), !isMarked {
          isMarked = true
          return true
        }
        name = Self.value(of: "topic", in: line).flatMap(Self.name)
        isBehindName = true
        return name != nil
      }
      isBehindName = false
      if first == UInt8(ascii: "-") { return line.count == 1 || line[1] == 0x20 }
      // Whatever else than a plain key could be 'topic' in disguise.
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
        !line.starts(with: "topic".utf8)
      else { return false }
      guard line.starts(with: "number".utf8) else { return true }
      guard number == nil, let digits = Self.value(of: "number", in: line),
        digits.count < 10, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.first != 0x30 || digits.count == 1
      else { return false }
      number = Int(String(decoding: digits, as: UTF8.self))
      return number != nil
    }

    /// The plain text behind a key and before a comment; `nil` when the line is not just that.
    private static func value(
      of key: String, in line: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer.SubSequence? {
      guard line.starts(with: (key + ": ").utf8) else { return nil }
      let rest = line.dropFirst(key.utf8.count + 2).drop { $0 == 0x20 }
      let value = rest.prefix { $0 != 0x20 }
      let behind = rest[value.endIndex...].drop { $0 == 0x20 }
      return behind.isEmpty || behind.first == UInt8(ascii: "#") ? value : nil
    }

    /// A name that YAML takes for a text.
    private static func name(_ value: UnsafeRawBufferPointer.SubSequence) -> String? {
      let text = String(decoding: value, as: UTF8.self)
      guard text.isKebabCase, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(value.first ?? 0),
        !["true", "false", "null"].contains(text)
      else { return nil }
      return text
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a `\r` ends a line by itself, as on very old systems.
  fileprivate var hasLoneReturn: Bool {
    var rest = self[...]
    while let place = rest.firstPlace(of: 0x0D) {
      guard place + 1 < endIndex, self[place + 1] == 0x0A else { return true }
      rest = self[(place + 1)...]
    }
    return false
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate func firstPlace(of byte: UInt8) -> Int? {
    guard let start = base.baseAddress, !isEmpty,
      let found = memchr(start + startIndex, Int32(byte), count)
    else { return nil }
    return UnsafeRawPointer(found) - start
  }
}
