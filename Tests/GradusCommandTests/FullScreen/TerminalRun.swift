import Foundation
import Testing

/// A run of `gradus` in a terminal of its own.
final class TerminalRun {
  private let process = Process()
  private let master: Int32
  private let terminal: Int32
  private(set) var screen: PaintedScreen
  /// The terminal's modes before the run.
  let before: termios

  /// Starts `gradus` in a folder.
  init(
    _ arguments: [String], in folder: URL, width: Int = 80, height: Int = 24,
    environment: [String: String] = [:]
  ) throws {
    var ends: (master: Int32, terminal: Int32) = (-1, -1)
    try #require(openpty(&ends.master, &ends.terminal, nil, nil, nil) == 0)
    (master, terminal) = ends
    var modes = termios()
    try #require(tcgetattr(terminal, &modes) == 0)
    before = modes
    screen = PaintedScreen(width: width, height: height)
    setSize(width, height)
    let handle = FileHandle(fileDescriptor: terminal)
    process.executableURL = Command.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "TERM": "xterm-256color",
      "XDG_DATA_HOME": folder.appendingPathComponent("data").path,
    ].merging(environment) { $1 }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(master)
    close(terminal)
  }

  /// Presses keys, as the bytes a terminal sends.
  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    #expect(write(master, bytes, bytes.count) == bytes.count)
  }

  /// Waits until the screen shows a text; gives the screen.
  @discardableResult func waits(
    for text: String, at location: SourceLocation = #_sourceLocation
  ) -> String {
    let isShown = waits { self.screen.text.contains(text) }
    // The rest of the screen may still be on its way.
    repeat { Thread.sleep(forTimeInterval: 0.05) } while take()
    #expect(
      isShown, "the screen does not show '\(text)':\n\(screen.text)", sourceLocation: location)
    return screen.text
  }

  /// Waits until something is so, for a minute at most.
  func waits(until isTrue: () -> Bool) -> Bool {
    for _ in 0..<6000 {
      take()
      if isTrue() { return true }
      if !process.isRunning {
        take()
        return isTrue()
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Gives the terminal another size.
  func resize(width: Int, height: Int) {
    screen.resize(width: width, height: height)
    setSize(width, height)
    // The terminal is not the controlling one of the run, so that it is not told by the system.
    send(SIGWINCH)
  }

  /// Waits for the end. Returns the exit status.
  var status: Int32 {
    _ = waits { !self.process.isRunning }
    take()
    return process.isRunning ? -1 : process.terminationStatus
  }

  /// Whether the terminal is as it was before the run.
  var isAsBefore: Bool {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return false }
    return modes.c_lflag == before.c_lflag && modes.c_iflag == before.c_iflag
      && modes.c_oflag == before.c_oflag && !screen.isTaken && screen.showsCursor && screen.wraps
  }

  private func setSize(_ width: Int, _ height: Int) {
    var size = winsize(
      ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Reads what was written; `false` when nothing was.
  @discardableResult private func take() -> Bool {
    var isNew = false
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var bytes = [UInt8](repeating: 0, count: 65536)
    while poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLIN) != 0 {
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { break }
      screen.feed(bytes[..<count])
      isNew = true
    }
    return isNew
  }
}
