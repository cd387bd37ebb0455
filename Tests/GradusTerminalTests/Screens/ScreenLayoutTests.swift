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

  @Test(arguments: [
    (60, "Enter answer  ? hint  s skip  F1 keys"), (30, "Enter answer  ? hint  F1 keys"),
    (24, "Enter answer  F1 keys"),
  ])
  func `hints that do not fit are left out, but the last leads to all`(
    _ width: Int, _ line: String
  ) {
    let screen = ScreenLayout(
      header: .init(number: 1, count: 1, done: 0, title: "T"), body: ScrollView(),
      hints: [
        .init("Enter", "answer"), .init("?", "hint"), .init("s", "skip"), .init("F1", "keys"),
      ])
    #expect(screen.frame(in: .init(width: width, height: 8)).lines.last?.plain == line)
  }
}
