internal import CLuaShims

/// Reads JSON through simdjson.
public enum JSONText {
  /// The version of simdjson this was compiled with, such as "3.0.1".
  public static var libraryVersion: String { String(cString: gradus_json_version()) }

  /// Why a text is not JSON.
  public struct Problem: Error, Hashable, Sendable {
    /// A plain sentence without a place.
    public var message: String
  }

  /// Reads one JSON document of at most 64 levels.
  ///
  /// - Parameter keepingNumbers: whether numbers outside lists come as the text they are written
  ///   in, so that `0.350` keeps its last digit.
  /// - Throws: `Problem`.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, keepingNumbers: Bool = false
  ) throws(Problem) -> LuaValue {
    let result = Receiver()
    let problem = gradus_json_read(
      bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, keepingNumbers ? 1 : 0,
      Unmanaged.passUnretained(result).toOpaque(),
      { context, flat, length in
        guard let context else { return }
        var reader = FlatReader(UnsafeRawBufferPointer(start: flat, count: length))
        Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue().value = try? reader.read()
      })
    if let problem { throw Problem(message: String(cString: problem)) }
    guard let value = result.value else { throw Problem(message: "the text is not UTF-8") }
    return value
  }

  private final class Receiver { var value: LuaValue? }
}
