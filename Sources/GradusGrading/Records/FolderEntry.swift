internal import Foundation

/// Something in a folder, by the bytes of its name: not every system sees to it that these are
/// UTF-8.
struct FolderEntry {
  /// The name as the system has it.
  let bytes: [UInt8]
  /// Whether it is a folder, and no link to one, which could lead back here.
  let isFolder: Bool

  /// The name; `nil` when it is no UTF-8, so that no path leads there.
  var name: String? { String(validating: bytes, as: UTF8.self) }

  /// The name for a person. What is no UTF-8 is written as shells take it, `caf\xE9`, so that two
  /// names stay two.
  var shown: String {
    if let name { return name }
    return bytes.reduce(into: "") { text, byte in
      if byte < 0x80 {
        text.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        text += "\\x" + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

  /// Everything in a folder, in the order of the bytes; `nil` when it cannot be read.
  static func all(in folder: [UInt8]) -> [FolderEntry]? {
    guard let stream = opendir(characters(folder)) else { return nil }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    errno = 0
    while let entry = readdir(stream) {
      guard let start = entry.pointer(to: \.d_name) else { return nil }
      let name = UnsafeRawPointer(start).withMemoryRebound(to: CChar.self, capacity: 1) { text in
        Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
      if name != Array(".".utf8), name != Array("..".utf8) {
        entries.append(
          FolderEntry(bytes: name, isFolder: isFolder(folder + [UInt8(ascii: "/")] + name)))
      }
      errno = 0
    }
    guard errno == 0 else { return nil }
    return entries.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func isFolder(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(characters(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A path as the system takes it.
  private static func characters(_ path: [UInt8]) -> [CChar] {
    path.map { CChar(bitPattern: $0) } + [0]
  }
}
