import GradusScreen
import GradusTerminal
import Testing

@Suite struct PickFieldTests {
  static let moves: [([Key], Int)] = [
    ([], 3), ([.down, .down], 5), ([.up, .up, .up, .up, .up], 1), ([.end], 25), ([.home], 1),
    ([.pageDown], 13), ([.character("2")], 2), ([.character("2"), .character("4")], 24),
    ([.character("2"), .character("9")], 9), ([.character("2"), .down, .character("4")], 4),
    ([.character("0")], 3),
  ]

  @Test(arguments: moves)
  func `a line is picked with the arrows or by its number`(_ keys: [Key], _ number: Int) {
    var field = PickField((1...25).map { StyledText("\($0)") }, picked: 2)
    field.press(keys)
    #expect(field.answer == String(number))
    #expect(field.handle(.enter) == .submitted)
  }

  @Test func `of a list without lines nothing can be picked`() {
    var field = PickField([])
    #expect(field.press([.down, .character("1"), .enter]) == .incomplete)
    #expect(field.drawing(width: 20, height: 3).lines.isEmpty)
  }

  @Test func `long lines are cut and the picked one is seen`() {
    let field = PickField((1...9).map { StyledText("\($0) 注意力机制") }, picked: 8)
    #expect(
      field.drawing(width: 9, height: 2).text == """
        ↑ 8 注意…
        ▏› 9 注意…
        """)
  }
}
