/// One token of a formula.
struct MathToken {
  enum Kind: Equatable {
    case character(Character)
    case command(String)
    case open
    case close
    case superscript
    case `subscript`
    case column
    case row
  }

  /// The blanks before a token: TeX needs one after `\alpha` before a letter, so that one says nothing.
  enum Gap {
    case none
    case afterCommand
    case chosen
  }

  let kind: Kind
  let gap: Gap

  /// The characters that make up a formula, for the arguments that are text.
  var source: String {
    switch kind {
    case .character(let character): String(character)
    case .command(let name): name.count == 1 && name.first?.isLetter == false ? name : "\\" + name
    case .open: "{"
    case .close: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .column: "&"
    case .row: "\\\\"
    }
  }

  /// Splits a formula; anything is a formula.
  static func tokens(of latex: String) -> [MathToken] {
    var tokens: [MathToken] = []
    var gap = Gap.none
    var iterator = latex.makeIterator()
    var ahead = iterator.next()
    while let character = ahead {
      ahead = iterator.next()
      if character.isWhitespace {
        if gap == .none { gap = tokens.last?.isWordCommand == true ? .afterCommand : .chosen }
        continue
      }
      var kind = Kind.character(character)
      switch character {
      case "{": kind = .open
      case "}": kind = .close
      case "^": kind = .superscript
      case "_": kind = .subscript
      case "&": kind = .column
      case "~": kind = .command(" ")
      case "\\":
        guard let first = ahead else { break }
        ahead = iterator.next()
        kind = .command(String(first.isWhitespace ? " " : first))
        if first == "\\" { kind = .row }
        if first.isASCII, first.isLetter {
          var name = String(first)
          while let next = ahead, next.isASCII, next.isLetter {
            name.append(next)
            ahead = iterator.next()
          }
          if ahead == "*", name == "operatorname" || name == "tag" { ahead = iterator.next() }
          kind = .command(name)
        }
      default: break
      }
      tokens.append(MathToken(kind: kind, gap: gap))
      gap = .none
    }
    return tokens
  }

  private var isWordCommand: Bool {
    if case .command(let name) = kind { return name.first?.isLetter == true }
    return false
  }
}
