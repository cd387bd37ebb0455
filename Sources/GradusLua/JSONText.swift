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
    let result = Receiver()
    let problem = gradus_json_read(
      bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, keepingNumbers ? 1 : 0,
      Unmanaged.passUnretained(result).toOpaque(),
      { context, flat, length in
        guard let context else { return }
        var reader = FlatReader(UnsafeRawBufferPointer(start: flat, count: length))
        Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue().read(&reader)
      })
    if let problem { throw Problem(message: String(cString: problem)) }
    guard let reading = result.reading else { throw Problem(message: "there is nothing") }
    do throws(FlatReader.Problem) {
      return try reading.get()
    } catch {
      throw Problem(message: "it holds a text \(error.wording)")
    }
  }

  private final class Receiver {
    private(set) var reading: Result<LuaValue, FlatReader.Problem>?

    func read(_ reader: inout FlatReader) {
      do throws(FlatReader.Problem) {
        reading = .success(try reader.read())
      } catch {
        reading = .failure(error)
      }
    }
  }
}
