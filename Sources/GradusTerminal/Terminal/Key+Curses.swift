internal import CCurses

extension Key {
  /// The key ncurses calls `code`; `nil` for one that means nothing here.
  init?(code: Int32) {
    switch code {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME: self = .home
    case KEY_END: self = .end
    case KEY_PPAGE: self = .pageUp
    case KEY_NPAGE: self = .pageDown
    case KEY_BTAB: self = .backTab
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_ENTER: self = .enter
    case KEY_F0...(KEY_F0 + 63): self = .function(Int(code - KEY_F0))
    case GRADUS_KEY_WORD_LEFT: self = .wordLeft
    case GRADUS_KEY_WORD_RIGHT: self = .wordRight
    default: return nil
    }
  }

  /// The key that wrote `scalar`; `nil` for a control character that means nothing here.
  init?(typed scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x03: self = .interrupt
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x01...0x1A:
      guard let letter = Unicode.Scalar(scalar.value + 0x60) else { return nil }
      self = .control(Character(letter))
    case 0x00...0x1F, 0x80...0x9F: return nil
    default: self = .character(Character(scalar))
    }
  }
}
