/// What a person did at the keyboard, or what happened to the terminal meanwhile.
public enum Key: Hashable, Sendable {
  /// A character was typed: a letter, a space, a Chinese character.
  case character(Character)
  /// A text was pasted; its lines end in `\n`.
  case paste(String)
  /// A letter with Ctrl, such as `control("d")`.
  case control(Character)
  /// A character with Alt, or after Escape in quick succession.
  case alt(Character)
  /// A function key, from 1.
  case function(Int)
  /// Enter, Escape, and the keys that delete.
  case enter, escape, backspace, delete
  /// Tab, and Tab with Shift.
  case tab, backTab
  /// The arrows.
  case up, down, left, right
  /// The arrows with Ctrl or Alt.
  case wordLeft, wordRight
  /// The block above the arrows.
  case home, end, pageUp, pageDown
  /// The terminal has another size, or something else wrote to it: everything is to be shown again.
  case resize
  /// The time to wait was up.
  case timeOut
  /// Ctrl-C, or SIGINT from elsewhere.
  case interrupt
  /// SIGTERM, SIGHUP or SIGQUIT, by number.
  case terminate(Int32)
  /// Nothing will come any more.
  case ended
}

extension Key {
  /// The text it writes into a field, if it writes any.
  public var text: String? {
    switch self {
    case .character(let character): String(character)
    case .paste(let text): text
    default: nil
    }
  }
}
