/// A place in what a learner typed, as a person counts and says it in both languages.
struct TypedPlace {
  let english: String
  let chinese: String

  /// `row 2`; in deeper lists `row 2 of block 1`, `row 2 of block 1, 3`.
  static func row(_ row: Int, blocks: ArraySlice<Int> = []) -> TypedPlace {
    let path = blocks.map(String.init).joined(separator: ", ")
    return path.isEmpty
      ? TypedPlace(english: "row \(row)", chinese: "第 \(row) 行")
      : TypedPlace(english: "row \(row) of block \(path)", chinese: "第 \(path) 块第 \(row) 行")
  }

  /// The first row of the same block.
  static let firstRow = TypedPlace(english: "the first row", chinese: "第一行")

  /// `row 2, column 1`.
  func column(_ column: Int) -> TypedPlace {
    TypedPlace(english: "\(english), column \(column)", chinese: "\(chinese)第 \(column) 列")
  }
}
