import Foundation

/// What a learner typed at the prompt of an answer.
enum LineCommand: Equatable {
  case answer(String)
  case hint
  case skip
  case quit
  case help
  case editor
  case next
  case back
  case go(Int)
  case flag
  case list
  case handIn
  /// Something behind a colon that is no command.
  case unknown(String)

  /// Reads a line. `?`, `s` and `q` are commands by themselves, all others begin with a colon, so that
  /// no answer is taken for one.
  init(_ line: String) {
    let text = line.trimmingCharacters(in: .whitespaces)
    switch text {
    case "?": self = .hint
    case "s": self = .skip
    case "q": self = .quit
    default:
      guard text.first == ":", text.count > 1 else {
        self = .answer(line)
        return
      }
      self = Self.behindColon(String(text.dropFirst()))
    }
  }

  private static func behindColon(_ text: String) -> LineCommand {
    let words = text.split(separator: " ")
    if let number = Int(text) { return .go(number) }
    if words.count == 2, ["g", "go"].contains(words[0]), let number = Int(words[1]) {
      return .go(number)
    }
    return switch text {
    case "?", "hint": .hint
    case "h", "help": .help
    case "s", "skip": .skip
    case "q", "quit": .quit
    case "e", "edit": .editor
    case "n", "next": .next
    case "b", "back": .back
    case "f", "flag": .flag
    case "l", "list": .list
    case "d", "done": .handIn
    default: .unknown(text)
    }
  }
}

extension String {
  /// Whether it says yes to a question.
  var saysYes: Bool {
    ["y", "yes", "是"].contains(trimmingCharacters(in: .whitespaces).lowercased())
  }
}
