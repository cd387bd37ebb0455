/// Reads tokens into a tree. Any input is read; what is unbalanced closes at the end.
///
/// Each token is consumed once, and nesting stops at `deepest`: below that braces are passed over and
/// arguments are single tokens, so that neither time nor stack can be blown up.
struct MathParser {
  static let deepest = 40

  let tokens: [MathToken]
  var position = 0
  var depth = 0

  init(_ latex: String) { tokens = MathToken.tokens(of: latex) }

  /// The whole formula.
  mutating func formula() -> [MathItem] {
    var items: [MathItem] = []
    while position < tokens.count {
      items += list()
      // A closing brace, `&`, `\\` or `\end` without a partner.
      guard position < tokens.count else { break }
      switch tokens[position].kind {
      case .column: items.append(MathItem(node: .symbol("&", .ordinary)))
      case .row: items.append(MathItem(node: .space(1)))
      case .command:
        position += 1
        _ = rawArgument()
        continue
      default: break
      }
      position += 1
    }
    return items
  }

  /// Items up to a closing brace, a cell's end or the end of an environment, which is left in place.
  mutating func list(until stop: Character? = nil) -> [MathItem] {
    var items: [MathItem] = []
    // Braces passed over because the nesting is too deep.
    var flat = 0
    while position < tokens.count {
      let token = tokens[position]
      switch token.kind {
      case .close:
        guard flat > 0 else { return items }
        flat -= 1
        position += 1
      case .open where depth >= Self.deepest:
        flat += 1
        position += 1
      case .column, .row, .command("end"): return items
      case .character(let character) where character == stop: return items
      case .superscript, .subscript: attachScript(to: &items)
      case .character("'"): attachPrimes(to: &items)
      default:
        if let node = node() {
          items.append(MathItem(node: node, gap: token.gap))
          fenceLastMatrix(in: &items)
        }
      }
    }
    return items
  }

  /// One argument: a group in braces, or the next token with what it needs.
  mutating func argument() -> [MathItem] {
    guard position < tokens.count else { return [] }
    switch tokens[position].kind {
    case .open where depth < Self.deepest:
      position += 1
      return nested {
        $0.list()
      } closing: {
        $0 == .close
      }
    case .close, .column, .row, .command("end"): return []
    default:
      guard depth < Self.deepest else {
        position += 1
        return [MathItem(node: .symbol(tokens[position - 1].source, .ordinary))]
      }
      depth += 1
      defer { depth -= 1 }
      return node().map { [MathItem(node: $0)] } ?? []
    }
  }

  /// `[…]` after a command, when it is there.
  mutating func optionalArgument() -> [MathItem]? {
    guard position < tokens.count, depth < Self.deepest else { return nil }
    guard tokens[position].kind == .character("[") else { return nil }
    position += 1
    return nested {
      $0.list(until: "]")
    } closing: {
      $0 == .character("]")
    }
  }

  /// The characters of `{…}` as they stand, with TeX's escapes undone.
  mutating func rawArgument() -> String {
    guard position < tokens.count else { return "" }
    switch tokens[position].kind {
    case .open: break
    case .close, .column, .row: return ""
    default:
      position += 1
      return tokens[position - 1].source
    }
    var text = ""
    var level = 0
    repeat {
      let token = tokens[position]
      if token.gap == .chosen || (token.gap == .afterCommand && !text.isEmpty), level > 0 {
        text += " "
      }
      position += 1
      switch token.kind {
      case .open: level += 1
      case .close: level -= 1
      case .character("$"): break
      case .command(let name): text += name
      default: text += token.source
      }
    } while level > 0 && position < tokens.count
    return text
  }

  mutating func nested(
    _ read: (inout MathParser) -> [MathItem],
    closing: (MathToken.Kind) -> Bool
  ) -> [MathItem] {
    depth += 1
    let items = read(&self)
    depth -= 1
    if position < tokens.count, closing(tokens[position].kind) { position += 1 }
    return items
  }

  private mutating func attachScript(to items: inout [MathItem]) {
    let isUpper = tokens[position].kind == .superscript
    let gap = tokens[position].gap
    position += 1
    attach(argument(), isUpper: isUpper, to: &items, gap: gap)
  }

  private mutating func attachPrimes(to items: inout [MathItem]) {
    let gap = tokens[position].gap
    var primes: [MathItem] = []
    while position < tokens.count, tokens[position].kind == .character("'") {
      primes.append(MathItem(node: .symbol("′", .ordinary)))
      position += 1
    }
    attach(primes, isUpper: true, to: &items, gap: gap)
  }

  private func attach(
    _ script: [MathItem],
    isUpper: Bool,
    to items: inout [MathItem],
    gap: MathToken.Gap
  ) {
    var item = items.popLast() ?? MathItem(node: .group([]), gap: gap)
    var (base, sub, sup) = (item.node, [MathItem]?.none, [MathItem]?.none)
    if case .scripts(let inner, let lower, let upper) = base {
      (base, sub, sup) = (inner, lower, upper)
    }
    // A script over a script, as in `x'^2`, joins it; a chain of them must not grow without end.
    let present = (isUpper ? sup : sub)?.count ?? 0
    if present > 4 {
      items.append(item)
      item = MathItem(node: .group([]), gap: gap)
      (base, sub, sup) = (item.node, nil, nil)
    }
    if isUpper { sup = (sup ?? []) + script } else { sub = (sub ?? []) + script }
    item.node = .scripts(base: base, sub: sub, sup: sup)
    items.append(item)
  }

  /// `\left( \begin{matrix}…\end{matrix} \right)` is one matrix with round brackets.
  private func fenceLastMatrix(in items: inout [MathItem]) {
    guard items.count >= 3, case .symbol(let right, .closing) = items[items.count - 1].node,
      case .matrix(var matrix) = items[items.count - 2].node, case .none = matrix.fence,
      !matrix.isAligned, case .symbol(let left, .opening) = items[items.count - 3].node
    else { return }
    switch (left, right) {
    case ("(", ")"): matrix.fence = .round
    case ("[", "]"): matrix.fence = .square
    case ("{", "}"): matrix.fence = .curly
    case ("|", "|"): matrix.fence = .bar
    case ("‖", "‖"): matrix.fence = .doubleBar
    default: return
    }
    items.removeLast(2)
    items[items.count - 1].node = .matrix(matrix)
  }
}
