import Foundation

/// Tells when a file below a folder was saved, added or removed.
struct FolderWatch {
  let folder: String
  private var known: [String: Date] = [:]

  init(_ folder: String) {
    self.folder = folder
    known = state
  }

  /// Waits until something changes.
  mutating func wait() {
    while true {
      Thread.sleep(forTimeInterval: 0.25)
      let now = state
      guard now != known else { continue }
      known = now
      return
    }
  }

  private var state: [String: Date] {
    var dates: [String: Date] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".lua") || path.hasSuffix(".yaml") || path.hasSuffix(".yml") else {
        continue
      }
      // A file that is gone meanwhile is a change that the next look finds.
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      dates[path] = attributes?[.modificationDate] as? Date
    }
    return dates
  }
}
