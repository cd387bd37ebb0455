internal import CCurses
import Foundation
public import GradusScreen

/// The terminal at standard input and output, used as a whole.
///
///     guard let terminal = Terminal(colour: .on) else { return playOnLines() }
///     terminal.show(Frame(lines: ["Press a key."]))
///     let key = terminal.read()
///
/// A process has at most one at a time. The terminal is as it was before once the value is gone or
/// closed, while the job is stopped by Ctrl-Z, during `suspend`, and when the process dies by a fault
/// or a signal that can be caught.
public final class Terminal: KeyScreen {
  /// How long an Escape is waited for to be the beginning of another key, in milliseconds.
  private static let escapeDelay: Int32 = 25

  private var curses = gradus_terminal()
  private var painter: Painter
  private var signals: TerminalSignals?
  private let entering: String
  private let leaving: String
  private var isOpen = true

  /// Opens the terminal; `nil` when standard input or output is none, or one that can only write
  /// lines, or when no locale here knows UTF-8.
  public init?(colour: ColourPolicy) {
    guard gradus_terminal_open(&curses, Self.escapeDelay) != 0 else { return nil }
    func text(_ capability: String) -> String { String(cString: gradus_terminal_text(capability)) }
    // Without wrapping at the edge, and with pastes marked as such.
    entering = text("smcup") + text("smkx") + "\u{1B}[?7l\u{1B}[?2004h"
    leaving = "\u{1B}[0m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h" + text("rmkx") + text("rmcup")
    painter = Painter(colour: colour)
    signals = TerminalSignals(leaving: leaving, modes: curses.before)
    guard signals != nil else {
      isOpen = false
      gradus_terminal_close(&curses)
      return nil
    }
    write(entering)
  }

  deinit { close() }

  /// Leaves the terminal as it was before.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    signals = nil
    write(leaving)
    gradus_terminal_close(&curses)
  }

  /// The columns and lines there are now; 80 and 24 where the terminal does not say.
  public var size: TerminalSize {
    var width: Int32 = 80
    var height: Int32 = 24
    _ = gradus_terminal_size(&width, &height)
    return TerminalSize(width: Int(width), height: Int(height))
  }

  /// Shows a frame.
  public func show(_ frame: Frame) { write(painter.update(to: frame, size: size)) }

  /// Gives the terminal to another program as it was before, and takes it again afterwards.
  public func suspend<Result>(_ body: () throws -> Result) rethrows -> Result {
    leave()
    defer { enter() }
    guard let signals else { return try body() }
    return try signals.lending(body)
  }

  /// Waits for the next key.
  ///
  /// Ctrl-Z stops the job here, so that it is no key; `resize` follows when it goes on.
  ///
  /// - Parameter timeout: after how long `timeOut` is given instead; never without one.
  public func read(timeout: Duration? = nil) -> Key {
    let end = timeout.map { ContinuousClock.now.advanced(by: $0) }
    // A terminal that is gone may be always ready, with nothing to read.
    var emptyReads = 0
    while emptyReads < 4 {
      if let number = signals?.next() {
        emptyReads = 0
        if let key = key(for: number) { return key }
        continue
      }
      if let event = event() {
        guard let key = key(for: event) else { continue }
        guard key == .control("z") else { return key }
        stop()
        return .resize
      }
      switch wait(until: end) {
      case .input: emptyReads += 1
      case .late: return .timeOut
      case .gone: return .ended
      }
    }
    return .ended
  }

  // MARK: Signals

  private func key(for signal: Int32) -> Key? {
    switch signal {
    case SIGINT: return .interrupt
    case SIGTERM, SIGHUP, SIGQUIT: return .terminate(signal)
    case SIGTSTP: stop()
    case SIGCONT: enter()
    default: painter.forget()
    }
    return .resize
  }

  private func stop() {
    leave()
    signals?.stopJob()
    enter()
  }

  private func leave() {
    write(leaving)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &curses.before)
  }

  private func enter() {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &curses.during)
    write(entering)
    painter.forget()
  }

  // MARK: Input and output

  private enum Waiting {
    case input, late, gone
  }

  private func wait(until end: ContinuousClock.Instant?) -> Waiting {
    var entries = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    var milliseconds: Int32 = -1
    if let end {
      let rest = ContinuousClock.now.duration(to: end)
      guard rest > .zero else { return .late }
      milliseconds = Int32(min(rest / .milliseconds(1), 1_000_000)) + 1
    }
    let count = poll(&entries, 2, milliseconds)
    if count == 0 { return .late }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    if count > 0, entries[0].revents & gone != 0, entries[1].revents == 0 { return .gone }
    return .input
  }

  private func event() -> KeyEvent? {
    var value: UInt32 = 0
    switch gradus_terminal_key(&curses, &value) {
    case 1: return Unicode.Scalar(value).map { .scalar($0) }
    case 2: return .code(Int32(bitPattern: value))
    default: return nil
    }
  }

  private func key(for event: KeyEvent) -> Key? {
    switch event {
    case .code(GRADUS_KEY_PASTE): return .paste(pasted())
    case .code(let code): return Key(code: code)
    case .scalar("\u{1B}"):
      guard case .scalar(let next) = self.event() else { return .escape }
      return .alt(Character(next))
    case .scalar(let scalar): return Key(typed: scalar)
    }
  }

  /// What is pasted, up to its end; a second of silence ends it too.
  private func pasted() -> String {
    var text = String.UnicodeScalarView()
    while true {
      guard let event = event() else {
        guard case .input = wait(until: .now.advanced(by: .seconds(1))) else { break }
        // A signal waits for its turn.
        if signals?.hasNext == true { break }
        continue
      }
      switch event {
      case .code(GRADUS_KEY_PASTE_END): return String(text)
      case .code: continue
      case .scalar("\r"): text.append("\n")
      case .scalar(let scalar): text.append(scalar)
      }
    }
    return String(text)
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR, errno != EAGAIN {
        // A terminal that is gone is told by the next `read`.
        return
      }
    }
  }
}

/// What ncurses reads: a character, or a key that is none.
private enum KeyEvent {
  case scalar(Unicode.Scalar)
  case code(Int32)
}
