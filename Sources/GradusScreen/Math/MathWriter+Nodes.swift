extension MathWriter {
  /// One item as a piece.
  func piece(_ item: MathItem, isTall: Bool, isCompact: Bool) -> MathPiece {
    var piece = piece(item.node, isTall: isTall, isCompact: isCompact)
    piece.gap = item.gap
    return piece
  }

  private func piece(_ node: MathNode, isTall: Bool, isCompact: Bool) -> MathPiece {
    switch node {
    case .symbol(let sign, let mathClass):
      return MathPiece(text: sign, mathClass: mathClass, level: sign == "/" ? .quotient : .atom)
    case .word(let word, let mathClass):
      return MathPiece(text: word, mathClass: mathClass, isWord: true)
    case .space(let columns): return MathPiece(text: "", columns: columns)
    case .group(let items): return group(items, isTall: isTall, isCompact: isCompact)
    case .fraction(let upper, let lower): return fraction(upper, lower, isCompact: isCompact)
    case .root(let index, let radicand): return root(index, radicand, isCompact: isCompact)
    case .accent(let mark, let name, let items):
      return accent(mark, name: name, items, isCompact: isCompact)
    case .scripts(let base, let sub, let sup):
      return scripts(
        piece(base, isTall: isTall, isCompact: isCompact),
        sub: sub ?? [],
        sup: sup ?? []
      )
    case .matrix(let matrix):
      let box = isTall ? drawn(matrix) : nil
      return MathPiece(text: inline(matrix), box: box, isMatrix: true)
    }
  }

  private func group(_ items: [MathItem], isTall: Bool, isCompact: Bool) -> MathPiece {
    if items.count == 1 {
      var only = piece(items[0], isTall: isTall, isCompact: isCompact)
      // Braces make an ordinary sign of any other, as in `B{=}8`.
      if only.mathClass != .operator { only.mathClass = .ordinary }
      return only
    }
    let (text, level) = text(items, isCompact: isCompact)
    let leading = items.first.map { piece($0, isTall: false, isCompact: true).columns } ?? 0
    return MathPiece(
      text: String(repeating: " ", count: leading) + text,
      level: min(level, .product)
    )
  }

  private func fraction(_ upper: [MathItem], _ lower: [MathItem], isCompact: Bool) -> MathPiece {
    var (above, aboveLevel) = text(upper, isCompact: isCompact)
    var (below, belowLevel) = text(lower, isCompact: isCompact)
    if let glyph = MathSymbols.fractions[above + "/" + below] { return MathPiece(text: glyph) }
    if aboveLevel > .product { above = "(" + above + ")" }
    if belowLevel > .atom { below = "(" + below + ")" }
    aboveLevel = .atom
    belowLevel = .atom
    return MathPiece(text: above + "/" + below, level: .quotient)
  }

  private func root(_ index: [MathItem], _ radicand: [MathItem], isCompact: Bool) -> MathPiece {
    let (inner, level) = text(radicand, isCompact: isCompact)
    let degree = text(index, isCompact: true).text
    let sign =
      switch degree {
      case "", "2": "√"
      case "3": "∛"
      case "4": "∜"
      default: (MathAlphabets.raised(degree) ?? "(" + degree + ")") + "√"
      }
    let isBare = level == .atom && !inner.isEmpty
    return MathPiece(
      text: sign + (isBare ? inner : "(" + inner + ")"),
      isOpenEnded: isBare && inner.last != ")"
    )
  }

  private func accent(
    _ mark: String,
    name: String,
    _ items: [MathItem],
    isCompact: Bool
  ) -> MathPiece {
    if items.count == 1, case .scripts(let base, let sub, let sup) = items[0].node {
      let marked = MathNode.accent(mark, name: name, [MathItem(node: base)])
      return piece(
        .scripts(base: marked, sub: sub, sup: sup),
        isTall: false,
        isCompact: isCompact
      )
    }
    let inner = text(items, isCompact: isCompact).text
    if inner.isEmpty { return MathPiece(text: "") }
    if inner.count == 1 { return MathPiece(text: inner + mark) }
    let isLine = name == "overline" || name == "underline"
    if isLine, inner.allSatisfy({ $0.isLetter || $0.isNumber }) {
      return MathPiece(text: inner.map { String($0) + mark }.joined())
    }
    let plainName = name.hasPrefix("wide") ? String(name.dropFirst(4)) : name
    return MathPiece(text: plainName + "(" + inner + ")", mathClass: .operator)
  }

  private func scripts(_ base: MathPiece, sub: [MathItem], sup: [MathItem]) -> MathPiece {
    var piece = base
    if piece.isBareFraction || (piece.text.hasPrefix("√") && !sup.isEmpty) { piece.bracket() }
    piece.isOpenEnded = piece.isOpenEnded && sub.isEmpty && sup.isEmpty
    if piece.isWord { piece.mathClass = .operator }
    var lower = ""
    var upper = ""
    if !sub.isEmpty {
      lower = script(sub, mark: "_", glyphs: MathAlphabets.lowered)
      piece.isOpenEnded = lower.hasPrefix("_") && !lower.hasSuffix(")")
    }
    if !sup.isEmpty {
      upper = script(sup, mark: "^", glyphs: MathAlphabets.raised)
      piece.isOpenEnded = upper.hasPrefix("^") && !upper.hasSuffix(")")
    }
    piece.text += lower + upper
    piece.box = piece.box?.with(lower: lower, upper: upper)
    return piece
  }

  /// A script in raised or lowered characters, or after `^` or `_` when one of them does not exist.
  private func script(_ items: [MathItem], mark: String, glyphs: (String) -> String?) -> String {
    let (text, _) = text(items, isCompact: true)
    if text.isEmpty { return "" }
    var hasWord = false
    var isFlat = true
    for item in items {
      switch item.node {
      case .word(let word, _): hasWord = hasWord || word.count > 1
      case .symbol: break
      case .group(let inner):
        if inner.contains(where: { if case .scripts = $0.node { true } else { false } }) {
          isFlat = false
        }
      default: isFlat = false
      }
    }
    // Small letters are for indices; a word is easier to read at full size.
    let letters = text.prefix { $0.isLetter && $0.isASCII }.count
    hasWord = hasWord || letters > 3 || text == "min" || text == "max"
    if !hasWord, let moved = glyphs(text) { return moved }
    let core = text.first.map { "<>≤≥≠".contains($0) } == true ? text.dropFirst() : text[...]
    let isDecimal = core.allSatisfy { $0.isNumber || $0 == "." }
    let isWord = isDecimal || (isFlat && core.allSatisfy { $0.isLetter || $0.isNumber })
    if text.count == 1 || isWord || isBracketed(text) { return mark + text }
    return mark + "(" + text + ")"
  }

  private func isBracketed(_ text: String) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    return !text.dropFirst().dropLast().contains { $0 == "(" || $0 == ")" }
  }
}
