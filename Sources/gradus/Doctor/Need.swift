import Foundation

/// Something this machine lacks, and what brings it.
struct Need {
  var what: String
  var remedy: String

  /// What is missing.
  static func found(places: [PluginPlaces.Place], plugins: Int) -> [Need] {
    var needs: [Need] = []
    if plugins == 0 {
      needs.append(
        Need(what: "plugins", remedy: "make install, in a checkout of Gradus, or --plugins DIR"))
    }
    let terminal = TerminalFacts()
    if terminal.isTerminal, !terminal.isUTF8 {
      needs.append(Need(what: "a UTF-8 locale", remedy: "export LC_ALL=C.UTF-8"))
    }
    let state = URL(fileURLWithPath: StateFolder.path)
    if !isWritable(state) {
      needs.append(
        Need(
          what: "a state folder",
          remedy: "mkdir -p \(state.path) && chmod u+rwx \(state.path)"))
    }
    return needs
  }

  /// Whether a folder can be written to, or made below one that can.
  private static func isWritable(_ folder: URL) -> Bool {
    var folder = folder
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return FileManager.default.isWritableFile(atPath: folder.path)
  }
}
