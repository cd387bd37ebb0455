public import GradusScreen

/// Works out what to write so that a terminal shows a frame.
///
/// Only lines that differ from what was shown are written. Wherever a terminal may draw a character
/// wider or narrower than `displayWidth` says, the next one is put into its place by number, so that
/// a difference never shifts the rest of a line.
public struct Painter: Sendable {
  private let renderer: Renderer
  private var shown: [StyledText]?
  private var size = TerminalSize(width: 0, height: 0)

  /// Creates a painter that knows nothing of what the terminal shows.
  public init(colour: ColourPolicy) { renderer = Renderer(colour: colour) }

  /// Forgets what the terminal shows, so that the next frame is written in full.
  public mutating func forget() { shown = nil }

  /// What to write for `frame`.
  public mutating func update(to frame: Frame, size: TerminalSize) -> String {
    var output = "\u{1B}[?25l"
    if shown == nil || size != self.size { output += "\u{1B}[0m\u{1B}[2J" }
    let before = size == self.size ? shown : nil
    let lines = (0..<size.height).map { row in
      row < frame.lines.count ? frame.lines[row].clipped(to: size.width) : StyledText()
    }
    for (row, line) in lines.enumerated() {
      let old = before.map { $0[row] } ?? StyledText()
      guard line != old else { continue }
      output += "\u{1B}[\(row + 1);1H\u{1B}[2K" + text(of: line)
    }
    if let cursor = frame.cursor, cursor.line < size.height {
      let column = min(cursor.column, size.width - 1)
      output += "\u{1B}[\(cursor.line + 1);\(column + 1)H\u{1B}[?25h"
    }
    shown = lines
    self.size = size
    return output
  }

  /// A line with every character after an uncertain one put into its place.
  private func text(of line: StyledText) -> String {
    var output = ""
    var column = 0
    for run in line.runs {
      var piece = ""
      for character in run.text {
        piece.append(character)
        column += displayWidth(String(character))
        guard !character.hasCertainWidth else { continue }
        output += renderer.text(for: StyledText(piece, run.style)) + "\u{1B}[\(column + 1)G"
        piece = ""
      }
      if !piece.isEmpty { output += renderer.text(for: StyledText(piece, run.style)) }
    }
    return output
  }
}

extension Character {
  /// Whether every terminal draws it in as many columns: ASCII takes one, and the characters of
  /// Chinese, Japanese and Korean take two. Others are ambiguous or depend on a version of Unicode.
  fileprivate var hasCertainWidth: Bool {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x20...0x7E, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DB5,
      0x4E00...0x9FA5, 0xAC00...0xD7A3, 0xFF01...0xFF5E:
      return true
    default: return false
    }
  }
}
