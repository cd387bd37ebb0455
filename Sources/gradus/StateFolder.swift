import Foundation

/// Where what a program remembers between its runs is kept, by the XDG base directories.
enum StateFolder {
  /// The path, whether it exists or not.
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/gradus" }
    return "\(environment["HOME"] ?? "")/.local/state/gradus"
  }

  /// The path of a file in it, whose folder is made; `nil` when it cannot be.
  static func file(_ name: String) -> String? {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      return nil
    }
    return "\(path)/\(name)"
  }
}
