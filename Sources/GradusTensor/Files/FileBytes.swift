internal import Foundation

/// The bytes of files.
enum FileBytes {
  /// The largest file that is read: a tensor of the largest size, and room for its header.
  static let maximumSize = Tensor.maximumElements * 8 + (1 << 20)

  /// Reads a whole file. Throws when it is not a regular file, cannot be read or is too large.
  static func read(_ path: String) throws(TensorError) -> [UInt8] {
    let size: Int
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      )
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw TensorError.notAFile(path)
      }
      size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    } catch let error as TensorError {
      throw error
    } catch {
      throw .cannotRead(path)
    }
    guard size <= maximumSize else { throw .fileTooLarge(path, size, limit: maximumSize) }
    guard let data = FileManager.default.contents(atPath: path) else { throw .cannotRead(path) }
    return Array(data)
  }
}
