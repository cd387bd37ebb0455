import Foundation
import GradusScreen

/// What a terminal shows of the bytes written to it: the few sequences that Gradus writes.
struct PaintedScreen {
  private(set) var width: Int
  private(set) var height: Int
  /// The cells of each line; the second cell of a wide character is empty.
  private var cells: [[String]] = []
  private var row = 0
  private var column = 0
  private var rest: [UInt8] = []
  /// Whether the screen of programs is shown rather than that of the shell.
  private(set) var isTaken = false
  private(set) var showsCursor = true
  private(set) var wraps = true
  /// What was written to the screen of the shell.
  private(set) var shell = ""

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    clear()
  }

  /// The lines without the spaces at their ends.
  var lines: [String] {
    cells.map { row in
      var line = Substring(row.joined())
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func resize(width: Int, height: Int) {
    self.width = width
    self.height = height
    clear()
  }

  private mutating func clear() {
    cells = Array(repeating: Array(repeating: " ", count: width), count: height)
  }

  /// Takes what was written; the beginning of a character or a sequence waits for its end.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    rest += bytes
    var text = Substring(String(decoding: rest, as: UTF8.self))
    if text.last == "\u{FFFD}" { return }
    while let character = text.first {
      if character == "\u{1B}" {
        guard let end = Self.endOfSequence(text) else { break }
        obey(text[..<end])
        text = text[end...]
      } else {
        text.removeFirst()
        isTaken ? put(character) : shell.append(character)
      }
    }
    rest = Array(text.utf8)
  }

  private static func endOfSequence(_ text: Substring) -> Substring.Index? {
    var index = text.index(after: text.startIndex)
    guard index < text.endIndex else { return nil }
    if text[index] == "[" {
      repeat {
        index = text.index(after: index)
        guard index < text.endIndex else { return nil }
      } while !("@"..."~").contains(text[index])
    } else if text[index] == "(" {
      index = text.index(after: index)
      guard index < text.endIndex else { return nil }
    }
    return text.index(after: index)
  }

  private mutating func obey(_ sequence: Substring) {
    let body = sequence.dropFirst(2).dropLast()
    let numbers = body.split(separator: ";").compactMap { Int($0) }
    switch (sequence.last, body) {
    case ("h", "?1049"): isTaken = true
    case ("l", "?1049"): isTaken = false
    case ("h", "?25"): showsCursor = true
    case ("l", "?25"): showsCursor = false
    case ("h", "?7"): wraps = true
    case ("l", "?7"): wraps = false
    case ("J", "2"): clear()
    case ("K", "2"): cells[row] = Array(repeating: " ", count: width)
    case ("G", _): column = (numbers.first ?? 1) - 1
    case ("H", _):
      row = min((numbers.first ?? 1), height) - 1
      column = (numbers.count > 1 ? numbers[1] : 1) - 1
    default: break
    }
  }

  private mutating func put(_ character: Character) {
    guard column < width, row < height else { return }
    cells[row][column] = String(character)
    let columns = displayWidth(String(character))
    for place in column + 1..<max(column + 1, min(width, column + columns)) {
      cells[row][place] = ""
    }
    column += columns
  }
}
