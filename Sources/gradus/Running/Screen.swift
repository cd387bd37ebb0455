import Foundation
import GradusCore
import GradusScreen

/// Where a command shows things to a person: standard output at the terminal's width.
struct Screen {
  let language: Language
  let isTerminal: Bool
  private let layout: Layout
  private let renderer: Renderer

  /// Looks at standard output and the environment once.
  init(language: Language) {
    self.language = language
    isTerminal = isatty(STDOUT_FILENO) == 1
    layout = Layout(width: Self.width)
    renderer = Renderer(
      colour: ColourPolicy(
        environment: ProcessInfo.processInfo.environment, isTerminal: isTerminal))
  }

  /// Shows blocks, one below the other.
  func show(_ blocks: [Block]) { write(renderer.text(for: layout.lines(for: blocks)) + "\n") }

  /// Shows lines as they are, without wrapping.
  func show(lines: [StyledText]) { write(renderer.text(for: lines) + "\n") }

  /// Shows one line of styled text, wrapped.
  func show(_ text: StyledText) {
    write(renderer.text(for: text.wrapped(to: layout.width)) + "\n")
  }

  /// Writes without a new line, for a prompt.
  func prompt(_ text: String) { write(renderer.text(for: StyledText(text, .key))) }

  private func write(_ text: String) { StandardOutput.write(text, terminator: "") }

  static var width: Int { min(width(of: STDOUT_FILENO), 100) }

  /// The columns of the terminal that an open file is.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }
}
