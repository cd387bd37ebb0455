internal import GradusCore
internal import GradusTensor

/// Writes a tensor: its shape, and below it the rows in columns. Cells have six figures.
///
///     tensor[2,3]
///        1    0  0.5
///       -2  0.1    4
struct TensorText {
  private let tensor: Tensor

  /// How many rows and columns are shown; the first dimension is the largest that is.
  static let mostRows = 24
  static let mostColumns = 12

  init(_ tensor: Tensor) { self.tensor = tensor }

  var shown: ShownValue {
    let name = "tensor[\(tensor.shape.map(String.init).joined(separator: ","))]"
    guard tensor.count > 0 else { return .word("\(name) {}") }
    guard tensor.rank > 0 else { return .word("\(name) \(Self.cell(tensor.elements[0]))") }
    let flat = inline(axis: 0, from: 0)
    guard tensor.rank > 1 else { return .word("\(name) \(flat)") }
    return .lines([name] + rows, inline: "\(name) \(flat)")
  }

  private static func cell(_ number: Double) -> String { number.formatted(".6g") ?? number.shown }

  // MARK: One line

  /// The part from `place` on as `{{1, 2}, {3, 4}}`.
  private func inline(axis: Int, from place: Int) -> String {
    guard axis < tensor.rank else { return Self.cell(tensor.elements[place]) }
    let length = tensor.shape[axis]
    let step = tensor.shape[(axis + 1)...].reduce(1, *)
    let count = min(length, Self.mostColumns)
    var parts = (0..<count).map { inline(axis: axis + 1, from: place + $0 * step) }
    if count < length { parts.append("… \(length - count) more") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  // MARK: Rows

  /// The rows of every matrix; from three axes on with a line that names the matrix.
  private var rows: [String] {
    let columns = tensor.shape[tensor.rank - 1]
    let shownColumns = min(columns, Self.mostColumns)
    let total = tensor.count / columns
    let count = min(total, Self.mostRows)
    let cells = (0..<count).map { row in
      (0..<shownColumns).map { Self.cell(tensor.elements[row * columns + $0]) }
    }
    let widths = (0..<shownColumns).map { column in cells.map { $0[column].count }.max() ?? 0 }
    let more = shownColumns < columns ? "  … \(columns - shownColumns) more" : ""
    let height = tensor.shape[tensor.rank - 2]
    var lines: [String] = []
    for (row, line) in cells.enumerated() {
      if tensor.rank > 2, row % height == 0 { lines.append("  " + matrixName(row / height)) }
      let padded = zip(line, widths).map { cell, width in
        String(repeating: " ", count: width - cell.count) + cell
      }
      lines.append("  " + padded.joined(separator: "  ") + more)
    }
    if count < total { lines.append("  … \(total - count) more rows") }
    return lines
  }

  /// Where a matrix stands, counted from 1: `(2, ·, ·)`.
  private func matrixName(_ number: Int) -> String {
    var rest = number
    var places: [String] = []
    for length in tensor.shape.dropLast(2).reversed() {
      places.insert(String(rest % length + 1), at: 0)
      rest /= length
    }
    return "(" + (places + ["·", "·"]).joined(separator: ", ") + ")"
  }
}
