extension MathParser {
  /// The node that begins at the current token, which is consumed; `nil` when it shows nothing.
  mutating func node() -> MathNode? {
    let token = tokens[position]
    switch token.kind {
    case .open: return .group(argument())
    case .character(let character):
      position += 1
      if character == ":", position < tokens.count, tokens[position].kind == .character("=") {
        position += 1
        return .symbol(":=", .relation)
      }
      return .symbol(String(character), MathSymbols.mathClass(of: character))
    case .command(let name):
      position += 1
      return command(name)
    case .close, .superscript, .subscript, .column, .row:
      position += 1
      return nil
    }
  }

  private mutating func command(_ name: String) -> MathNode? {
    switch name {
    case "{": return .symbol("{", .opening)
    case "}": return .symbol("}", .closing)
    case "(", "[", ")", "]": return nil
    case "left", "right", "middle", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr",
      "Biggr", "bigm", "Bigm", "big", "Big", "bigg", "Bigg":
      return delimiter(after: name)
    case "frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac":
      return .fraction(argument(), argument())
    case "binom", "dbinom", "tbinom": return binomial()
    case "sqrt": return .root(index: optionalArgument() ?? [], argument())
    case "text", "textrm", "textbf", "textit", "texttt", "textsf", "textnormal", "mbox", "hbox":
      return .word(rawArgument(), .ordinary)
    case "operatorname", "mathrm", "mathsf", "mathtt", "mathit", "mathbf", "mathnormal",
      "boldsymbol", "bm", "pmb":
      return upright(isOperator: name == "operatorname")
    case "mathbb", "Bbb", "mathds", "mathcal", "mathscr", "cal", "mathfrak":
      return .group(lettered(argument(), font: name))
    case "begin": return environment()
    case "not": return negated()
    case "pmod":
      let modulus = [MathItem(node: .word("mod", .operator))] + argument()
      return .group([MathItem(node: .space(1)), MathItem(node: parenthesised(modulus))])
    case "bmod", "mod": return .word("mod", .relation)
    case "stackrel", "overset":
      let above = argument()
      return .scripts(base: .group(argument()), sub: nil, sup: above)
    case "underset":
      let below = argument()
      return .scripts(base: .group(argument()), sub: below, sup: nil)
    case "phantom", "hphantom", "vphantom", "label", "tag", "color", "hspace", "vspace":
      _ = rawArgument()
      return nil
    default: return named(name)
    }
  }

  private mutating func named(_ name: String) -> MathNode? {
    if let (sign, mathClass) = MathSymbols.sign(name) {
      return sign.isEmpty ? nil : .symbol(sign, mathClass)
    }
    if let columns = MathSymbols.spaces[name] { return columns > 0 ? .space(columns) : nil }
    if let mark = MathSymbols.accents[name] { return .accent(mark, name: name, argument()) }
    if MathSymbols.silent.contains(name) { return nil }
    // `\log`, `\max`, and every command nobody knows, by its name.
    return .word(name, .operator)
  }

  /// The delimiter after `\left` and its kin; `.` stands for none.
  private mutating func delimiter(after name: String) -> MathNode? {
    guard position < tokens.count else { return nil }
    let isSided = name != "middle" && !name.hasSuffix("m") && !name.lowercased().hasSuffix("g")
    let mathClass: MathClass =
      !isSided ? .ordinary : name == "left" || name.hasSuffix("l") ? .opening : .closing
    switch tokens[position].kind {
    case .character("."):
      position += 1
      return nil
    case .character(let character):
      position += 1
      return .symbol(String(character), mathClass)
    case .command(let command):
      guard let (sign, _) = MathSymbols.sign(command) else { return nil }
      position += 1
      return .symbol(sign, mathClass)
    default: return nil
    }
  }

  /// `\mathrm{softmax}` is a word, `\mathrm{d}` a letter, `\mathbf{W}_Q + b` what it holds.
  private mutating func upright(isOperator: Bool) -> MathNode {
    let items = argument()
    var word = ""
    for item in items {
      guard case .symbol(let sign, let mathClass) = item.node,
        mathClass == .ordinary || sign == "-"
      else { return .group(items) }
      if item.gap == .chosen, !word.isEmpty { word += " " }
      word += sign
    }
    if word.count == 1, !isOperator { return .symbol(word, .ordinary) }
    return .word(word, .operator)
  }

  private func lettered(_ items: [MathItem], font: String) -> [MathItem] {
    items.map { item in
      guard case .symbol(let sign, let mathClass) = item.node, sign.count == 1,
        let letter = sign.first.flatMap({ MathAlphabets.letter($0, font: font) })
      else { return item }
      return MathItem(node: .symbol(String(letter), mathClass), gap: item.gap)
    }
  }

  private mutating func negated() -> MathNode? {
    guard position < tokens.count, depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    guard let node = node() else { return nil }
    switch node {
    case .symbol("=", _): return .symbol("≠", .relation)
    case .symbol("∈", _): return .symbol("∉", .relation)
    case .symbol(let sign, let mathClass): return .symbol(sign + "\u{338}", mathClass)
    default: return node
    }
  }

  private mutating func binomial() -> MathNode {
    let upper = argument()
    let choose = MathItem(node: .word("choose", .relation))
    return parenthesised(upper + [choose] + argument())
  }

  private func parenthesised(_ items: [MathItem]) -> MathNode {
    .group(
      [MathItem(node: .symbol("(", .opening))] + items + [MathItem(node: .symbol(")", .closing))]
    )
  }
}
