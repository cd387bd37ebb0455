internal import Foundation
internal import GradusCore

/// The YAML files below a folder, in the order of their paths.
///
/// Names that begin with a dot are skipped, as editors leave such files behind. Links to files are
/// followed, links to folders are not.
struct YAMLFolder {
  /// The folder as the person named it, without a slash at its end.
  let path: String

  init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The last part of the folder's path.
  var name: String {
    let last = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    return last.isEmpty ? path : last
  }

  /// The files as a person would name them; `nil` after a report.
  func files(_ findings: Findings) -> [String]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      findings.report(.missingFolder(path), at: nil)
      return nil
    }
    guard isFolder.boolValue else {
      findings.report(.notAFolder(path), at: nil)
      return nil
    }
    guard let enumerator = FileManager.default.enumerator(atPath: path) else {
      findings.report(.unreadable, at: SourceLocation(file: path, line: 1))
      return nil
    }
    var found: [String] = []
    while let relative = enumerator.nextObject() as? String {
      if relative.split(separator: "/").last?.first == "." {
        enumerator.skipDescendants()
        continue
      }
      if relative.hasSuffix(".yaml") || relative.hasSuffix(".yml") { found.append(relative) }
    }
    // By UTF-8, so that the order is the same everywhere.
    found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found.map { path == "/" ? "/\($0)" : "\(path)/\($0)" }
  }

  /// The bytes of a file; `nil` after a report. At most one byte more than may be read.
  static func bytes(of file: String, _ findings: Findings) -> [UInt8]? {
    let location = SourceLocation(file: file, line: 1)
    var status = stat()
    // Opening what is no file, such as a pipe, may wait for ever.
    guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      findings.report(.notARegularFile, at: location)
      return nil
    }
    let number = open(file, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      findings.report(.unreadable, at: location)
      return nil
    }
    defer { close(number) }
    let most = SourceText.maximumSize + 1
    let size = min(Int(status.st_size) + 1, most)
    var found = bytes(of: number, upTo: size)
    // There is more than the system said.
    if found?.count == size, size < most {
      found = lseek(number, 0, SEEK_SET) == 0 ? bytes(of: number, upTo: most) : nil
    }
    if found == nil { findings.report(.unreadable, at: location) }
    return found
  }

  /// Reads on to the end of a file or a number of bytes; `nil` when that fails.
  private static func bytes(of number: Int32, upTo size: Int) -> [UInt8]? {
    var isGood = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { memory, count in
      while count < size {
        let some = read(number, memory.baseAddress.map { $0 + count }, size - count)
        if some < 0, errno == EINTR { continue }
        guard some > 0 else {
          isGood = some == 0
          return
        }
        count += some
      }
    }
    return isGood ? bytes : nil
  }
}
