import GradusScreen
import GradusTerminal
import Testing

@Suite struct LineFieldTests {
  static let edits: [(String, [Key], String)] = [
    ("abc", [.backspace], "ab"),
    ("abc", [.left, .left, .delete], "ac"),
    ("abc", [.home, .character("x")], "xabc"),
    ("abc", [.control("a"), .right, .control("k")], "a"),
    ("abc", [.left, .control("u")], "c"),
    ("one two_3", [.control("w")], "one "),
    ("one  two", [.wordLeft, .character("x")], "one  xtwo"),
    ("one two", [.home, .wordRight, .character("x")], "onex two"),
    ("注意力", [.left, .backspace], "注力"),
    ("👩‍👩‍👧x", [.left, .backspace], "x"),
    ("e", [.character("\u{301}"), .left, .character("a")], "ae\u{301}"),
    ("ab", [.home, .paste("1\n2")], "1 2ab"),
    ("ab", [.home, .control("d")], "b"),
    ("", [.backspace, .delete, .left, .right, .control("w"), .control("k")], ""),
  ]

  @Test(arguments: edits)
  func `keys edit the line by characters as a person sees them`(
    _ text: String, _ keys: [Key], _ edited: String
  ) {
    var field = LineField(text)
    field.press(keys)
    #expect(field.answer == edited)
  }

  @Test func `enter gives the answer, and keys of no meaning are left to others`() {
    var field = LineField("1")
    #expect(field.handle(.enter) == .submitted)
    #expect(field.handle(.pageUp) == .ignored)
    #expect(field.handle(.escape) == .ignored)
    #expect(field.handle(.control("d")) == .ignored, "nothing is behind the cursor")
  }

  @Test(arguments: 3...30)
  func `the cursor and what is before it are seen, however long the line`(_ width: Int) {
    var field = LineField("注意力 softmax(QK/√d) 的输出是多少")
    for _ in 0..<40 {
      let drawing = field.drawing(width: width, height: 1)
      #expect(drawing.lines.count == 1)
      #expect(drawing.lines[0].width <= width)
      let cursor = drawing.cursor?.column ?? -1
      #expect(cursor >= 2 && cursor < width)
      field.press([.left])
    }
    #expect(field.drawing(width: width, height: 1).cursor?.column == 2)
  }

  @Test func `the cursor stands in columns, not in characters`() {
    var field = LineField("注意x")
    #expect(field.drawing(width: 20, height: 1).text == "> 注意x▏")
    field.press([.left, .left])
    #expect(field.drawing(width: 20, height: 1).text == "> 注▏意x")
  }
}
