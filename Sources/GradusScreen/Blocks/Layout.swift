/// Lays blocks out as lines of a given width.
///
///     let lines = Layout(width: 80).lines(for: [
///       .paragraph("Why divide by $\\sqrt{d_k}$?"),
///       .options([.init("A", "It keeps the variance at one."), .init("B", "It is faster.")]),
///     ])
///
/// No line is wider than the screen, code excepted. The result depends on nothing but its arguments.
public struct Layout: Hashable, Sendable {
  /// The columns there are, 20 at least.
  public let width: Int

  /// Creates a layout; a width below 20 counts as 20.
  public init(width: Int) { self.width = max(20, width) }

  /// The lines of the blocks, an empty line between two of them.
  public func lines(for blocks: [Block]) -> [StyledText] {
    var lines: [StyledText] = []
    for block in blocks {
      let own = self.lines(for: block)
      if !lines.isEmpty, !own.isEmpty { lines.append(StyledText()) }
      lines += own
    }
    return lines
  }

  /// The lines of one block.
  public func lines(for block: Block) -> [StyledText] {
    switch block {
    case .heading(let title): heading(title)
    case .paragraph(let markup): flow(markup, width: width)
    case .styled(let text): text.wrapped(to: width)
    case .options(let items): labelled(items, mark: ")", width: width)
    case .columns(let left, let right, let titles): columns(left, right, titles: titles)
    case .table(let header, let rows): table(header, rows)
    case .matrix(let label, let rows): matrix(label: label, rows: rows)
    case .code(let code): codeLines(code)
    case .rule: [StyledText(String(repeating: "─", count: width), .dim)]
    }
  }

  private func heading(_ title: String) -> [StyledText] {
    let inner = flow(title, width: width - 4).map { $0.styled(.heading) }
    let columns = inner.reduce(0) { max($0, $1.width) }
    let edge = String(repeating: "─", count: columns + 2)
    return [StyledText("╭" + edge + "╮", .dim)]
      + inner.map { StyledText("│ ", .dim) + $0.padded(to: columns) + StyledText(" │", .dim) }
      + [StyledText("╰" + edge + "╯", .dim)]
  }

  private func codeLines(_ code: String) -> [StyledText] {
    var lines = sanitised(code).split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map {
      $0.isEmpty ? StyledText() : StyledText("    ") + StyledText(String($0), .code)
    }
  }

  /// Items under each other, their texts beside their labels.
  func labelled(_ items: [Block.Item], mark: String, width: Int) -> [StyledText] {
    let labels = items.map { singleLine($0.label) + mark }
    let columns = min(width / 3, labels.reduce(0) { max($0, displayWidth($1)) }) + 1
    return zip(labels, items).flatMap { label, item in
      let body = flow(item.text, width: width - columns)
      if displayWidth(label) >= columns {
        return StyledText(label, .key).wrapped(to: width) + body.map { $0.indented(by: columns) }
      }
      let first = StyledText(label, .key).padded(to: columns) + (body.first ?? StyledText())
      return [first.trimmedEnd()] + body.dropFirst().map { $0.indented(by: columns) }
    }
  }

  /// A label or a cell that is not markup, on one line.
  func singleLine(_ text: String) -> String {
    String(sanitised(text).map { $0.isNewline ? " " : $0 })
  }
}

extension StyledText {
  /// The text moved to the right; an empty one stays empty.
  func indented(by columns: Int) -> StyledText {
    isEmpty ? self : StyledText(String(repeating: " ", count: columns)) + self
  }

  /// The text without spaces at its end.
  func trimmedEnd() -> StyledText {
    var result = StyledText()
    var kept = runs
    while var last = kept.popLast() {
      last.text = last.text.trimmedEnd()
      if !last.text.isEmpty {
        kept.append(last)
        break
      }
    }
    for run in kept { result.append(run) }
    return result
  }
}
