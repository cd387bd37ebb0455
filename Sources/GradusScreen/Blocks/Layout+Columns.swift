extension Layout {
  /// The width from which two lists stand side by side.
  static let sideBySide = 60

  func columns(
    _ left: [Block.Item],
    _ right: [Block.Item],
    titles: Block.Titles?
  ) -> [StyledText] {
    let gap = 4
    if width < Self.sideBySide {
      let first = title(titles?.left, width: width) + labelled(left, mark: ".", width: width)
      let second = title(titles?.right, width: width) + labelled(right, mark: ")", width: width)
      return first + (first.isEmpty || second.isEmpty ? [] : [StyledText()]) + second
    }
    // The left column takes what it needs, but leaves the right one what that needs, or half.
    let wide = width - gap
    let natural = widest(title(titles?.left, width: wide) + labelled(left, mark: ".", width: wide))
    let other = widest(title(titles?.right, width: wide) + labelled(right, mark: ")", width: wide))
    let leftWidth = min(natural, max(wide / 2, wide - other))
    let first =
      title(titles?.left, width: leftWidth) + labelled(left, mark: ".", width: leftWidth)
    let rightWidth = wide - leftWidth
    let second =
      title(titles?.right, width: rightWidth) + labelled(right, mark: ")", width: rightWidth)
    return (0..<max(first.count, second.count)).map { row in
      let start = row < first.count ? first[row] : StyledText()
      guard row < second.count, !second[row].isEmpty else { return start }
      return start.padded(to: leftWidth + gap) + second[row]
    }
  }

  private func title(_ markup: String?, width: Int) -> [StyledText] {
    guard let markup else { return [] }
    return flow(markup, width: width).map { $0.styled(.bold) }
  }

  private func widest(_ lines: [StyledText]) -> Int {
    lines.reduce(0) { max($0, $1.width) }
  }
}
