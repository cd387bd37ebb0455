import GradusTerminal
import Testing

@Suite struct TextFieldTests {
  @Test func `a long answer is broken at spaces and scrolls to the cursor`() {
    var field = TextField(width: 16)
    field.type("The keys are compared with the queries")
    #expect(
      field.drawing(width: 16, height: 9).text
        == """
        │ The keys are␠
        │ compared with␠
        │ the queries▏
        """.replacing("␠", with: " "))
    #expect(
      field.drawing(width: 16, height: 2).text
        == """
        │ compared with␠
        │ the queries▏
        """.replacing("␠", with: " "))
    field.press([.up, .up])
    #expect(
      field.drawing(width: 16, height: 2).text
        == """
        │ The keys ar▏e␠
        │ compared with␠
        """.replacing("␠", with: " "))
  }

  @Test func `Chinese text is broken where the line is full`() {
    let field = TextField("注意力把查询与键作比较。")
    #expect(
      field.drawing(width: 13, height: 9).text == """
        │ 注意力把查
        │ 询与键作比
        │ 较。▏
        """)
  }

  @Test func `enter begins a new line, and only Ctrl-D gives the answer`() {
    var field = TextField()
    field.type("one")
    #expect(field.handle(.enter) == .handled)
    field.type("q")
    #expect(field.handle(.control("d")) == .submitted)
    #expect(field.answer == "one\nq")
    #expect(field.handle(.control("e")) == .editor)
  }

  @Test func `the ends of the line are those of the line with the cursor`() {
    var field = TextField("one\ntwo")
    field.press([.home, .character("x"), .up, .end, .character("y"), .control("k")])
    #expect(field.text == "oneyxtwo")
    field.press([.control("u")])
    #expect(field.text == "xtwo")
  }

  @Test func `white space around an answer is no part of it`() {
    var field = TextField(" \n")
    #expect(field.isEmpty)
    field.type("a b \n")
    #expect(field.answer == "a b")
    #expect(field.text == " \na b \n")
  }

  @Test(arguments: 3...12)
  func `moving up and down through a text comes to both ends`(_ width: Int) {
    let text = "注意力 is all\n\nyou need, 你需要的全部"
    var field = TextField(text, width: width)
    for _ in 0..<60 { field.press([.up]) }
    field.press([.home, .character("<")])
    for _ in 0..<60 { field.press([.down]) }
    field.press([.end, .character(">")])
    #expect(field.text == "<" + text + ">")
  }
}
