import GradusScreen
import GradusTerminal
import Testing

@Suite struct OrderFieldTests {
  static let items = [
    Block.Item("A", "Softmax over the keys"), Block.Item("B", "比较查询与键"),
    Block.Item("C", "Divide by $\\sqrt{d_k}$"),
  ]

  static let moves: [([Key], String)] = [
    ([.down, .down], "A B C"),
    ([.character(" "), .down, .down, .character(" "), .up], "B C A"),
    ([.character("c"), .character(" "), .home], "C A B"),
    ([.character(" "), .end, .enter, .up, .character(" "), .up], "C B A"),
    ([.character(" "), .up, .escape, .down, .down], "A B C"),
  ]

  @Test(arguments: moves)
  func `a taken line moves with the arrows`(_ keys: [Key], _ answer: String) {
    var field = OrderField(Self.items)
    #expect(field.isEmpty)
    field.press(keys)
    #expect(field.answer == answer)
    #expect(field.isEmpty == (answer == "A B C"))
  }

  @Test func `enter first puts a line down, then gives the answer`() {
    var field = OrderField(Self.items, order: ["C", "A"])
    #expect(field.answer == "C A B")
    field.press([.character(" ")])
    #expect(field.handle(.enter) == .handled)
    #expect(field.handle(.enter) == .submitted)
  }

  @Test func `an order looks as recorded`() throws {
    var field = OrderField(Self.items)
    let before = field.drawing(width: 40, height: 9).text
    field.press([.character(" "), .down])
    try Fixture.expect(
      [before, field.drawing(width: 40, height: 9).text, field.drawing(width: 40, height: 2).text]
        .joined(separator: "\n---\n") + "\n", matches: "order.txt")
  }
}

@Suite struct RubricFieldTests {
  static let points: [RubricField.Point] = [
    .init(.init("1", "Each query is compared with every key."), cue: "found: “query”, “key”"),
    .init(.init("2", "分数除以根号 d_k，使 softmax 不饱和。")),
    .init(.init("3", "The values are mixed by the weights."), cue: "found: “weights”"),
  ]

  static let marked: [([Key], [Int])] = [
    ([.character("y"), .character("n"), .character("y")], [1, 3]),
    ([.character("3"), .character("2"), .character("3")], [2]),
    ([.down, .character(" ")], [2]),
    ([.enter], []),
  ]

  @Test(arguments: marked)
  func `points are ticked one by one or by number`(_ keys: [Key], _ marks: [Int]) {
    var field = RubricField(Self.points)
    field.press(keys)
    #expect(field.marks == marks)
    #expect(field.answer == "marks: " + marks.map(String.init).joined(separator: ", "))
    #expect(field.handle(.enter) == .submitted)
  }

  @Test func `a rubric shows its cues and looks as recorded`() throws {
    var field = RubricField(Self.points)
    field.press([.character("y")])
    try Fixture.expect(
      [field.drawing(width: 60, height: 9).text, field.drawing(width: 30, height: 4).text]
        .joined(separator: "\n---\n") + "\n", matches: "rubric.txt")
  }
}
