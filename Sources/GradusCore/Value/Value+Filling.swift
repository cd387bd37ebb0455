extension Double {
  /// The number as a question's text shows it: whole numbers without a point, others shortest.
  public var shown: String {
    if self.isNaN { return "nan" }
    if self.isInfinite { return self < 0 ? "-inf" : "inf" }
    if let whole = Int(exactly: self), whole.magnitude < 1 << 53 { return String(whole) }
    return description
  }
}

extension Value {
  /// The value as prose shows it: `3`, `0.25`, `[1, 2]`, `[[1, 2], [3, 4]]`.
  public var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let number): number.shown
    case .text(let text): text
    case .list(let elements): "[" + elements.map(\.shown).joined(separator: ", ") + "]"
    case .map(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.shown)" }
        .joined(separator: ", ") + "}"
    }
  }

  /// The value as a LaTeX formula shows it: lists of numbers become rows, lists of rows matrices.
  public var shownInMath: String {
    guard case .list(let rows) = self, !rows.isEmpty else { return shown }
    let lines = rows.map { row in row.elements.map { $0.map(\.shownInMath) } }
    let body =
      if lines.contains(nil) {
        rows.map(\.shownInMath).joined(separator: " & ")
      } else {
        lines.compactMap { $0?.joined(separator: " & ") }.joined(separator: #" \\ "#)
      }
    return #"\begin{pmatrix} "# + body + #" \end{pmatrix}"#
  }
}
