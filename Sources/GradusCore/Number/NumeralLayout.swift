/// Which of the marks in a run of digits is the decimal mark and which only group.
///
/// Anything with two readings is a problem, never a guess, but for the one documented rule of
/// ``NumberReadingOptions/DecimalSeparator/automatic``.
struct NumeralLayout {
  /// Where the decimal mark stands in the run.
  private(set) var mark: Int?

  init(
    _ run: [Unicode.Scalar],
    text: String,
    separator: NumberReadingOptions.DecimalSeparator
  ) throws(NumberProblem) {
    let points = run.indices.filter { run[$0] == "." }
    let commas = run.indices.filter { run[$0] == "," }
    if let lastPoint = points.last, let lastComma = commas.last {
      mark = max(lastPoint, lastComma)
      if lastComma > lastPoint && separator == .point { throw .decimalComma(text) }
      // The later mark is the decimal one, and there is one of it.
      guard (lastComma > lastPoint ? commas : points).count == 1 else {
        throw .severalNumbers(text)
      }
    } else if points.count == 1 {
      let groups = separator == .comma && Self.areThousands(run, split: ".")
      mark = groups ? nil : points[0]
    } else if points.count > 1 {
      guard separator != .point, Self.areThousands(run, split: ".") else {
        throw run.contains(" ") ? .twoNumbers(text) : .notANumber(text)
      }
    } else if commas.count == 1 {
      let isThousands = Self.areThousands(run, split: ",")
      if separator == .point && !isThousands { throw .decimalComma(text) }
      mark = separator == .comma || !isThousands ? commas[0] : nil
    } else if commas.count > 1 {
      guard separator != .comma, Self.areThousands(run, split: ",") else {
        throw .severalNumbers(text)
      }
    }
    try checkGroups(run, text: text)
  }

  /// Whether the parts between marks are one to three digits, not starting with 0, and then threes.
  private static func areThousands(_ run: [Unicode.Scalar], split mark: Unicode.Scalar) -> Bool {
    let parts = run.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = parts.first, (1...3).contains(first.count), first.first != "0" else {
      return false
    }
    return parts.allSatisfy { $0.allSatisfy { $0.decimalDigit != nil } }
      && parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Checks the marks other than the decimal one: before it, of one kind, and round threes.
  private func checkGroups(_ run: [Unicode.Scalar], text: String) throws(NumberProblem) {
    let whole = run[..<(mark ?? run.count)]
    let hasBlank = run.contains(" ")
    if let mark, run[(mark + 1)...].contains(where: { $0.decimalDigit == nil }) {
      throw hasBlank ? .twoNumbers(text) : .notANumber(text)
    }
    guard let kind = whole.first(where: { $0.decimalDigit == nil }) else { return }
    let parts = whole.split(separator: kind, omittingEmptySubsequences: false)
    let isOneKind = parts.allSatisfy { $0.allSatisfy { $0.decimalDigit != nil } && !$0.isEmpty }
    let areThrees =
      kind == "_"
      || ((1...3).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 })
    guard isOneKind, areThrees else { throw hasBlank ? .twoNumbers(text) : .notANumber(text) }
  }
}
