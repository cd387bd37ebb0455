/// Writes a tree of math as text in one line, or with its matrices drawn over several lines.
///
/// Where LaTeX shows structure by place, brackets show it here: `\frac{a+b}{c}` becomes `(a+b)/c`.
struct MathWriter {
  /// The list in one line and how tightly it holds together.
  func text(_ items: [MathItem], isCompact: Bool = false) -> (text: String, level: MathPiece.Level)
  {
    let pieces = spread(items.map { piece($0, isTall: false, isCompact: isCompact) })
    var text = ""
    var previous: MathPiece?
    var blanks = 0
    var hasBlank = false
    for (index, piece) in pieces.enumerated() {
      if piece.columns > 0 {
        blanks = max(blanks, piece.columns)
        continue
      }
      if let previous {
        let isNumber = isInsideNumber(pieces, before: index)
        let between = isNumber ? 0 : previous.columns(before: piece, isCompact: isCompact)
        blanks = max(blanks, between)
        if text.hasSuffix(" ") || piece.text.hasPrefix(" ") { blanks -= min(blanks, 1) }
        text += String(repeating: " ", count: blanks)
        hasBlank = hasBlank || blanks > 0
      }
      text += piece.text
      previous = piece
      blanks = 0
    }
    return (text, level(of: pieces.filter { $0.columns == 0 }, text: text, hasBlank: hasBlank))
  }

  /// The list with matrices drawn tall, everything else on their middle line.
  func box(_ items: [MathItem]) -> TextBox {
    let pieces = spread(items.map { piece($0, isTall: true, isCompact: false) })
    var boxes: [TextBox] = []
    var text = ""
    var previous: MathPiece?
    var blanks = 0
    for (index, piece) in pieces.enumerated() {
      if piece.columns > 0 {
        blanks = max(blanks, piece.columns)
        continue
      }
      if let previous, !isInsideNumber(pieces, before: index) {
        blanks = max(blanks, previous.columns(before: piece, isCompact: false))
        if text.hasSuffix(" ") || piece.text.hasPrefix(" ") { blanks -= min(blanks, 1) }
        text += String(repeating: " ", count: blanks)
      }
      if let drawn = piece.box {
        boxes += [TextBox([text], baseline: 0), drawn]
        text = ""
      } else {
        text += piece.text
      }
      previous = piece
      blanks = 0
    }
    boxes.append(TextBox([text], baseline: 0))
    // What no screen can show is not worth drawing.
    if TextBox.area(of: boxes) > Grid.largestArea {
      return TextBox([self.text(items).text], baseline: 0)
    }
    return .row(boxes)
  }

  /// `1,000` has no blank after its comma.
  private func isInsideNumber(_ pieces: [MathPiece], before index: Int) -> Bool {
    guard index >= 2, pieces[index - 1].text == ",", pieces[index].gap == .none else {
      return false
    }
    return pieces[index].text.first?.isNumber == true
      && pieces[index - 2].text.last?.isNumber == true
      && pieces.count > index + 2 && pieces[index + 1].text.first?.isNumber == true
      && pieces[index + 2].text.first?.isNumber == true
  }

  /// Tells signs from operators between terms, and brackets fractions that a neighbour multiplies.
  private func spread(_ source: [MathPiece]) -> [MathPiece] {
    var pieces = source
    var previous: Int?
    for index in pieces.indices where pieces[index].columns == 0 {
      let next = index + 1 < pieces.count ? pieces[index + 1] : nil
      if pieces[index].mathClass == .binary {
        pieces[index].isSpaced = pieces[index].gap == .chosen || next?.gap == .chosen
        let isLast =
          next.map { [.closing, .relation, .punctuation].contains($0.mathClass) } ?? true
        if isLast || startsTerm(pieces[index], after: previous.map { pieces[$0] }) {
          pieces[index].mathClass = .ordinary
          pieces[index].isSign = true
        }
      }
      if pieces[index].isBareFraction, !pieces[index].isSign {
        let before = index > 0 && pieces[index - 1].columns > 1 ? nil : previous
        if before.map({ multipliesNext(pieces[$0]) }) ?? false {
          pieces[index].bracket()
        } else if let after = follower(of: index, in: pieces), multipliesPrevious(after) {
          pieces[index].bracket()
        }
      }
      previous = index
    }
    return pieces
  }

  private func startsTerm(_ piece: MathPiece, after previous: MathPiece?) -> Bool {
    guard let previous else { return true }
    switch previous.mathClass {
    case .opening, .relation, .binary, .punctuation: return true
    // `\max-\min` is a difference, `\min_x -f(x)` is not.
    case .operator: return !previous.isWord || piece.gap != .none
    case .ordinary, .closing: return previous.text == "/"
    }
  }

  private func follower(of index: Int, in pieces: [MathPiece]) -> MathPiece? {
    var next = index + 1
    if next < pieces.count, pieces[next].columns == 1 { next += 1 }
    return next < pieces.count && pieces[next].columns == 0 ? pieces[next] : nil
  }

  private func multipliesNext(_ piece: MathPiece) -> Bool {
    switch piece.mathClass {
    case .operator, .closing: true
    case .ordinary: !piece.isSign && !piece.isBar
    default: false
    }
  }

  private func multipliesPrevious(_ piece: MathPiece) -> Bool {
    switch piece.mathClass {
    case .operator, .opening: true
    case .ordinary: !piece.isBar && !["!", ":", ".", "…", " "].contains(piece.text.prefix(1))
    default: false
    }
  }

  private func level(of pieces: [MathPiece], text: String, hasBlank: Bool) -> MathPiece.Level {
    guard pieces.count > 1 else { return pieces.first?.level ?? .atom }
    if text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) || isEnclosed(pieces) {
      return .atom
    }
    var level = hasBlank ? MathPiece.Level.spaced : .product
    var depth = 0
    for (index, piece) in pieces.enumerated() {
      if piece.mathClass == .closing { depth = max(0, depth - 1) }
      if depth == 0 {
        switch piece.mathClass {
        case .relation, .punctuation: level = .relation
        case .binary: level = max(level, piece.isAdditive ? .sum : .product)
        case .operator where index + 1 < pieces.count && pieces[index + 1].mathClass != .opening:
          level = max(level, .spaced)
        default: level = max(level, piece.level == .quotient ? .quotient : .product)
        }
      }
      if piece.mathClass == .opening { depth += 1 }
    }
    return level
  }

  /// Whether one pair of brackets holds everything, after a word at most.
  private func isEnclosed(_ pieces: [MathPiece]) -> Bool {
    let body = pieces.first?.mathClass == .operator ? pieces.dropFirst() : pieces[...]
    if let first = body.first, first.isBar, pieces.count == body.count {
      return body.count > 2 && body.last?.text == first.text
        && body.reduce(0) { $0 + ($1.isBar ? 1 : 0) } == 2
    }
    guard body.first?.mathClass == .opening else { return false }
    var depth = 0
    for (index, piece) in zip(body.indices, body) {
      if piece.mathClass == .opening { depth += 1 }
      if piece.mathClass == .closing { depth -= 1 }
      if depth == 0 { return index == body.index(before: body.endIndex) }
    }
    return false
  }
}
