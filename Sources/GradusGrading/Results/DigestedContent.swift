internal import CXXHash
internal import GradusCore

/// Identifies texts and data that are in memory as a whole by the hash of `Digest`.
///
///     var content = DigestedContent()
///     content.add("a text")
///     content.digits  // 32 hexadecimal digits
struct DigestedContent {
  private var bytes: [UInt8] = []

  /// Takes in a text and its end.
  mutating func add(_ text: String) {
    bytes += text.utf8
    bytes.append(0xff)
  }

  /// Takes in bytes and how many there are.
  mutating func add(_ content: [UInt8]) {
    add(tag: 7, UInt64(content.count))
    bytes += content
  }

  /// 32 hexadecimal digits for what was taken in so far.
  var digits: String { hash.digits }

  /// The digits with the name of the hash, as files of Gradus write it.
  var text: String { hash.text }

  private var hash: XXH128_hash_t {
    bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
  }
}

extension DigestedContent {
  /// Takes in authored data, with the entries of tables in the order of their keys: where it stands
  /// and in which order makes no difference.
  mutating func add(_ authored: Authored) {
    switch authored.content {
    case .null: add(tag: 0, UInt64(0))
    case .boolean(let boolean): add(tag: 1, UInt64(boolean ? 1 : 0))
    case .integer(let integer): add(tag: 2, UInt64(bitPattern: Int64(integer)))
    case .number(let number): add(tag: 3, number.bitPattern)
    case .text(let text):
      add(tag: 4, UInt64(text.utf8.count))
      add(text)
    case .list(let elements):
      add(tag: 5, UInt64(elements.count))
      for element in elements { add(element) }
    case .map(let entries):
      add(tag: 6, UInt64(entries.count))
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        add(entry.key)
        add(entry.value)
      }
    }
  }

  private mutating func add(tag: UInt8, _ word: UInt64) {
    bytes.append(tag)
    withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
  }
}
