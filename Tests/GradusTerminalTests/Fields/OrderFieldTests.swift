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
