/// The lines of a stream, without their ends. A stream of any size takes the memory of its longest
/// line that is read.
struct WindowLines {
  private let window: ByteWindow
  private let longest: Int
  private var number = 1

  init(_ window: ByteWindow, longest: Int) {
    self.window = window
    self.longest = longest
  }

  /// The next line with its number, counted from 1; without its bytes when it is longer than the
  /// longest. `nil` after the last: a stream that ends with a newline has none after it.
  mutating func next() throws(GradingError) -> (number: Int, line: [UInt8]?)? {
    guard try window.byte(0) != nil else { return nil }
    defer { number += 1 }
    var count = try window.lineLength(upTo: longest + 1)
    let isTooLong = count > longest
    while count > longest {
      window.drop(count)
      count = try window.lineLength(upTo: longest + 1)
    }
    let line = isTooLong ? nil : Array(window.prefix(count))
    window.drop(try window.byte(count) == nil ? count : count + 1)
    return (number, line)
  }
}
