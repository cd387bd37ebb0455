internal import GradusCore

extension Digest {
  /// Takes in authored data, with the entries of tables in the order of their keys: where it stands
  /// and in which order makes no difference.
  func add(_ authored: Authored) {
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

  private func add(tag: UInt8, _ word: UInt64) {
    withUnsafeBytes(of: tag) { add($0) }
    withUnsafeBytes(of: word.littleEndian) { add($0) }
  }
}
