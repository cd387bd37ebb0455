internal import CLuaShims

/// Reads JSON through simdjson.
public enum JSONText {
  /// The version of simdjson this was compiled with, such as "3.0.1".
  public static var libraryVersion: String { String(cString: gradus_json_version()) }

  /// How many levels of lists and tables a document may have.
  public static let mostLevels = 64

  /// Why a text is not JSON.
  public struct Problem: Error, Hashable, Sendable {
    /// A plain sentence without a place.
    public var message: String
  }

  /// Reads one JSON document of at most `mostLevels`.
  ///
  /// - Parameter keepingNumbers: whether numbers outside lists come as the text they are written
  ///   in, so that `0.350` keeps its last digit.
  /// - Throws: `Problem`.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, keepingNumbers: Bool = false
  ) throws(Problem) -> LuaValue {
    var reading: Result<LuaValue, FlatReader.Problem>?
    try flat(bytes, keepingNumbers) { flat in
      var reader = FlatReader(flat)
      reading = Result { () throws(FlatReader.Problem) in try reader.read() }
    }
    guard let reading else { throw Problem(message: "there is nothing") }
    do throws(FlatReader.Problem) {
      return try reading.get()
    } catch {
      throw Problem(message: "it holds a text \(error.wording)")
    }
  }

  /// Reads one JSON document of at most 64 levels without making a `LuaValue` of it.
  ///
  /// The entries of a table come in the order they are written in, and as often.
  ///
  /// - Parameters:
  ///   - keepingNumbers: whether numbers outside lists come as the text they are written in.
  ///   - body: looks at the value in the flat form, which lives as long as this call.
  /// - Throws: `Problem`.
  package static func withFlat<Result>(
    _ bytes: UnsafeRawBufferPointer, keepingNumbers: Bool = false,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(Problem) -> Result {
    var result: Result?
    var fault: FlatReader.Problem?
    try flat(bytes, keepingNumbers) { flat in
      var cursor = FlatCursor(flat)
      if cursor.skipData() != nil {
        result = body(flat)
        return
      }
      var reader = FlatReader(flat)
      do throws(FlatReader.Problem) { _ = try reader.read() } catch { fault = error }
    }
    if let result { return result }
    throw Problem(message: fault.map { "it holds a text \($0.wording)" } ?? "there is nothing")
  }

  /// Reads nested lists of numbers that make an array of at most eight axes.
  ///
  /// Returns `nil` for any other text, which may be JSON all the same: for lists of different
  /// lengths, empty ones, whatever else stands in them, and more than `most` numbers.
  package static func numbers(
    _ bytes: UnsafeRawBufferPointer, most: Int
  ) -> (shape: [Int], numbers: [Double])? {
    var found = gradus_numbers()
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard gradus_json_numbers(start, bytes.count, most, &found) != 0 else { return nil }
    let shape = withUnsafeBytes(of: found.shape) { lengths in
      Array(lengths.bindMemory(to: Int.self).prefix(Int(found.rank)))
    }
    return (shape, Array(UnsafeBufferPointer(start: found.numbers, count: found.count)))
  }

  private static func flat(
    _ bytes: UnsafeRawBufferPointer, _ keepingNumbers: Bool,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(Problem) {
    let problem = withoutActuallyEscaping(body) { body in
      let receiver = Receiver(body)
      return gradus_json_read(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
        keepingNumbers ? 1 : 0, Unmanaged.passUnretained(receiver).toOpaque(),
        { context, flat, length in
          guard let context else { return }
          Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
            .body(UnsafeRawBufferPointer(start: flat, count: length))
        })
    }
    if let problem { throw Problem(message: String(cString: problem)) }
  }

  private final class Receiver {
    let body: (UnsafeRawBufferPointer) -> Void

    init(_ body: @escaping (UnsafeRawBufferPointer) -> Void) { self.body = body }
  }
}
