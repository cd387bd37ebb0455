import GradusTerminal
import Testing

@Suite struct MatrixFieldTests {
  static let typed: [(String, Int, Int, [Key], String, FieldOutcome)] = [
    (
      "rows with semicolons", 2, 2, "1 0; 0 1".map { .character($0) } + [.enter], "1 0; 0 1",
      .submitted
    ),
    (
      "cell by cell", 2, 2,
      [
        .character("1"), .enter, .character("2"), .tab, .character("3"), .right, .character("4"),
        .enter,
      ], "1 2; 3 4", .submitted
    ),
    ("a pasted matrix", 2, 2, [.paste("1 0\n0 1"), .control("d")], "1 0; 0 1", .submitted),
    ("nested lists", 2, 3, [.paste("[[1, 2, 3], [4, 5, 6]]")], "1 2 3; 4 5 6", .handled),
    ("a pasted row", 2, 2, [.down, .paste("7,8")], "_ _; 7 8", .handled),
    (
      "rows that only fit from the start", 2, 2, [.down, .tab, .paste("1 2;3 4")], "1 2; 3 4",
      .handled
    ),
    ("a cell left empty", 1, 3, [.character("1"), .control("d")], "1 _ _", .incomplete),
    (
      "editing", 1, 2, [.paste("10 2"), .left, .left, .backspace, .character("5")], "15 2", .handled
    ),
    ("unknown rows", 0, 2, "1 2;3 4;5 6".map { .character($0) }, "1 2; 3 4; 5 6", .handled),
    ("an unknown shape", 0, 0, [.paste("1 2 3; 4 5 6")], "1 2 3; 4 5 6", .handled),
    ("commas in Chinese", 1, 2, "1，2".map { .character($0) } + [.enter], "1 2", .submitted),
  ]

  @Test(arguments: typed)
  func `cells are filled one by one or at once`(
    _ name: String, _ rows: Int, _ columns: Int, _ keys: [Key], _ answer: String,
    _ outcome: FieldOutcome
  ) {
    var field = MatrixField(rows: rows, columns: columns)
    #expect(field.press(keys) == outcome, "\(name)")
    #expect(field.answer == answer, "\(name)")
  }

  @Test func `what finds no cell is counted and not lost unseen`() {
    var field = MatrixField(rows: 2, columns: 2)
    field.press([.paste("1 2 3; 4 5 6")])
    #expect(field.leftOver == 2)
    #expect(field.answer == "1 2; 4 5")
    field.press([.up])
    #expect(field.leftOver == 0)
  }

  @Test func `an incomplete answer goes to the first empty cell`() {
    var field = MatrixField(rows: 2, columns: 2, text: "1 2; 3 4")
    field.press([.home, .control("u"), .end])
    #expect(field.handle(.enter) == .incomplete)
    field.press([.character("9"), .end])
    #expect(field.handle(.enter) == .submitted)
    #expect(field.answer == "1 2; 9 4")
  }

  @Test func `a matrix looks as recorded, its points below each other`() throws {
    var small = MatrixField(rows: 2, columns: 2)
    let empty = small.drawing(width: 40, height: 9).text
    small.press([.paste("0.25 -1; 10 1.5"), .left, .left])
    var large = MatrixField(rows: 10, columns: 20)
    large.press([.paste("1.5 2 3; 4 5 6"), .down, .down, .tab, .character("-"), .character("7")])
    try Fixture.expect(
      [
        empty, small.drawing(width: 40, height: 9).text, large.drawing(width: 40, height: 5).text,
        large.drawing(width: 20, height: 2).text,
      ].joined(separator: "\n---\n") + "\n", matches: "matrix.txt")
  }
}
