internal import GradusCore

/// How many bytes of results a block of the stream gave.
struct BlockSize: Hashable {
  var block: Int
  var bytes: Int
}

extension [BlockSize] {
  /// Pairs of block and bytes.
  var value: Value { .list(map { .list([.integer($0.block), .integer($0.bytes)]) }) }

  /// Reads what `value` wrote.
  init?(_ value: Value) {
    guard let pairs = value.elements else { return nil }
    self = []
    for pair in pairs {
      guard let parts = pair.elements?.compactMap(\.wholeNumber), parts.count == 2,
        parts[0] >= 0, parts[1] >= 0
      else {
        return nil
      }
      append(BlockSize(block: parts[0], bytes: parts[1]))
    }
  }
}
