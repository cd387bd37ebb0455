import GradusTerminal

/// What a learner can ask for besides giving an answer.
///
/// Each has a key with Ctrl, which works everywhere, also with Escape and its letter; where no text
/// is typed, the letter alone does.
enum ScreenCommand: Character, CaseIterable {
  case next = "n"
  case back = "p"
  case flag = "f"
  case list = "l"
  case tip = "t"
  case skip = "s"
  case leave = "q"
  case handIn = "x"
  case help = "?"

  /// Reads a key that the field did not take.
  init?(_ key: Key, isTyping: Bool) {
    switch key {
    case .function(1): self = .help
    case .character("?"): self = .tip
    case .control(let letter), .alt(let letter): self.init(rawValue: letter)
    case .character(let letter) where !isTyping: self.init(rawValue: letter)
    default: return nil
    }
  }

  /// Whether it leads away from a question without an answer.
  var leadsAway: Bool {
    switch self {
    case .next, .back, .list, .leave, .handIn, .skip: true
    case .flag, .tip, .help: false
    }
  }

  /// The key as it stands in the hints.
  func name(isTyping: Bool) -> String {
    switch self {
    case .help: "F1"
    case .tip where !isTyping: "?"
    default: isTyping ? "^\(rawValue.uppercased())" : String(rawValue)
    }
  }
}
