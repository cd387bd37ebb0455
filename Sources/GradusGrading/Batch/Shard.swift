/// One of several parts of a run: every n-th block of the input.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Reads a shard as it is written, such as "2/8"; `nil` when it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// As it is written, such as "2/8".
  public var description: String { "\(number)/\(count)" }

  /// Whether a block of the stream, counted from 0, belongs to it.
  func has(_ block: Int) -> Bool { block % count == number - 1 }
}
