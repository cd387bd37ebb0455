/// What a full-screen program needs of a terminal, so that it can also be played without one.
public protocol KeyScreen: AnyObject {
  /// The columns and lines there are now.
  var size: TerminalSize { get }
  /// Waits for the next key; `timeOut` after that time, for ever without one.
  func read(timeout: Duration?) -> Key
  /// Shows a frame.
  func show(_ frame: Frame)
  /// Gives the terminal to another program as it was before, and takes it again afterwards.
  func suspend<Result>(_ body: () throws -> Result) rethrows -> Result
}
