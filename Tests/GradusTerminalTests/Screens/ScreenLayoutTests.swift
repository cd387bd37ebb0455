import GradusScreen
import GradusTerminal
import Testing

@Suite struct ScreenLayoutTests {
  static let sizes = [(80, 24), (60, 20), (40, 12)].map { TerminalSize(width: $0.0, height: $0.1) }

  static func screens(width: Int) -> [(String, ScreenLayout)] {
    let layout = Layout(width: width)
    let options = [
      Block.Item("A", "It keeps the variance of the scores at one."),
      Block.Item("B", "It is faster."),
      Block.Item("C", "它让 softmax 的梯度不至于消失，因为点积的方差随维度线性增长。"),
    ]
    var choice = ChoiceField(options, isMultiple: false)
    choice.press([.character("b")])
    let wrong = [StyledText("✗ Wrong", .bad)]
    return [
      (
        "english",
        ScreenLayout(
          header: .init(
            number: 3, count: 20, done: 2, title: "Why scores are divided by $\\sqrt{d_k}$",
            clock: "12:34", isFlagged: true),
          body: ScrollView(
            layout.lines(for: [.paragraph("Why are the scores divided by $\\sqrt{d_k}$?")])),
          input: choice, feedback: wrong,
          hints: [.init("Enter", "answer"), .init("?", "hint"), .init("s", "skip")])
      ),
      (
        "chinese",
        ScreenLayout(
          header: .init(
            number: 12, count: 101, done: 60, title: "为什么注意力分数要除以根号 d_k，以及不除会怎样",
            clock: "0:59", isUrgent: true),
          body: ScrollView(
            layout.lines(for: [
              .paragraph(
                String(repeating: "设查询与键的各分量独立，均值为 0、方差为 1。那么点积的标准差是多少？", count: 12))
            ])),
          input: TextField("点积的方差等于各项方差之和。", width: width),
          feedback: layout.lines(for: .paragraph(String(repeating: "再想想。", count: 40))),
          hints: [.init("Ctrl-D", "提交"), .init("Ctrl-E", "编辑器"), .init("PgDn", "下翻")])
      ),
    ]
  }

  @Test(arguments: sizes, [0, 1])
  func `screens look as recorded`(_ size: TerminalSize, _ index: Int) throws {
    let (name, screen) = Self.screens(width: size.width)[index]
    let frame = screen.frame(in: size)
    let text = Drawing(lines: frame.lines, cursor: frame.cursor).text
    try Fixture.expect(text + "\n", matches: "screen-\(name)-\(size.width).txt")
  }

  @Test(arguments: Array(1...30), [0, 1])
  func `any size has its lines, its cursor and no more`(_ height: Int, _ index: Int) {
    for width in [1, 10, 24, 33, 40, 120] {
      let size = TerminalSize(width: width, height: height)
      let frame = Self.screens(width: max(20, width))[index].1.frame(in: size)
      #expect(frame.lines.count <= height)
      if let cursor = frame.cursor { #expect(cursor.line < height - 1) }
      guard width >= 24, height >= 6 else { continue }
      #expect(frame.lines.count == height)
      #expect(frame.lines[0].plain.contains("/"))
      #expect(frame.cursor != nil, "\(size)")
    }
  }

  @Test func `pages move through a text and stop at its ends`() {
    var view = ScrollView((1...30).map { StyledText("\($0)") })
    #expect(view.handle(.pageUp, height: 10) == true)
    #expect(view.shown(height: 10).first == "1")
    #expect(view.handle(.pageDown, height: 10) == true)
    #expect(view.shown(height: 10).first == "10", "a line of the page before stays")
    for _ in 0..<9 { _ = view.handle(.pageDown, height: 10) }
    #expect(view.shown(height: 10).last == "30")
    #expect(view.shown(height: 10).count == 10)
    #expect(view.handle(.down, height: 10) == false)
    #expect(view.handle(.up, height: 10, hasArrows: true) == true)
    #expect(view.shown(height: 10).last == "29")
    view.show(25, height: 10)
    #expect(view.shown(height: 10).first == "21")
    #expect(view.shown(height: 100).count == 30)
  }

  @Test func `hints that do not fit are left out from the end`() {
    let screen = ScreenLayout(
      header: .init(number: 1, count: 1, done: 0, title: "T"), body: ScrollView(),
      hints: [
        .init("Enter", "answer"), .init("?", "hint"), .init("Ctrl-C", "leave and go on later"),
      ])
    let frame = screen.frame(in: .init(width: 30, height: 8))
    #expect(frame.lines.last?.plain == "Enter answer  ? hint")
  }
}
