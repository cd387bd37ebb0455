import GradusScreen
import Testing

@Suite struct LayoutTests {
  static let screens: [(String, [Block])] = [
    (
      "question",
      [
        .heading("55 · Why scores are divided by $\\sqrt{d_k}$"),
        .paragraph(
          """
          Queries and keys have independent components with mean 0 and variance 1. What is the \
          standard deviation of $q\\cdot k=\\sum_{i=1}^{d_k} q_ik_i$ for $d_k = 64$?

          - **first** think of the *variance* of one product
          - then of the sum, and take $\\sqrt{\\cdot}$ of it
          """
        ),
        .options([
          .init("A", "$\\sqrt{d_k}=8$, since variances of independent terms add up"),
          .init("B", "$d_k = 64$"), .init("C", "`1.0`, after scaling"),
        ]),
        .rule,
        .styled(StyledText("Type ", .dim) + StyledText("A", .key) + StyledText(" or B", .dim)),
      ]
    ),
    (
      "chinese",
      [
        .heading("55 · 为什么注意力分数要除以 $\\sqrt{d_k}$"),
        .paragraph(
          "设查询与键的各分量独立，均值为 0、方差为 1。那么（未缩放的）点积 $q\\cdot k$ 的标准差是多少？请用“$d_k$”表示，例如：$2d_k$。"
        ),
        .options([
          .init("A", "$\\sqrt{d_k}$，因为独立变量之和的方差等于方差之和，开方即得标准差"), .init("B", "$d_k$"),
        ]),
      ]
    ),
    (
      "matrices",
      [
        .paragraph(
          """
          Compute the attention output for
          $Q = \\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}$, $K = \\begin{pmatrix}1&-10\\\\0.5&1\\end{pmatrix}$
          where $M=\\begin{pmatrix}0&-\\infty\\\\0&0\\end{pmatrix}$ is the mask. $$S = QK^\\top/\\sqrt{d_k}$$
          Give four numbers.
          """
        ),
        .matrix(label: "V", rows: [["1", "-2.5"], ["10.25", "0"], ["-3", "1e-3"]]),
        .matrix(label: nil, rows: [(1...16).map { "\($0).5" }, (1...16).map { "-\($0)" }]),
      ]
    ),
    (
      "matching",
      [
        .columns(
          left: [
            .init("1", "encoder-only"), .init("2", "decoder-only"),
            .init("3", "encoder and decoder joined by cross-attention"),
          ],
          right: [
            .init("A", "GPT: predicts $x_t$ from $x_{<t}$"), .init("B", "T5"),
            .init("C", "BERT: 掩码语言模型"), .init("D", "none of these"),
          ],
          titles: .init(left: "Architecture", right: "Model")
        )
      ]
    ),
    (
      "table",
      [
        .table(
          header: ["model", "$d_k$", "loss", "remark"],
          rows: [
            [
              "base", "64", "1.5", "the model of the paper, trained for twelve hours on eight GPUs",
            ],
            ["大模型", "128", "0.25", "**best**"], ["tiny", "8"],
          ]
        ),
        .code("for i = 1, 3 do\n\tprint(i)\nend -- a long comment that is never broken anywhere\n"),
      ]
    ),
  ]

  @Test(arguments: screens.indices, [80, 40, 20])
  func `screens look as recorded`(_ index: Int, width: Int) throws {
    let (name, blocks) = Self.screens[index]
    let lines = Layout(width: width).lines(for: blocks)
    let text = Renderer(colour: .off).text(for: lines) + "\n"
    try Fixture.expect(text, matches: "\(name)-\(width).txt")
  }

  @Test(arguments: screens.indices, Array(20...100))
  func `only code is wider than the screen, and no line ends in a space`(_ index: Int, width: Int) {
    let blocks = Self.screens[index].1.filter { if case .code = $0 { false } else { true } }
    for line in Layout(width: width).lines(for: blocks) {
      #expect(line.width <= width, "\(line.plain)")
      #expect(!line.plain.hasSuffix(" "), "\(line.plain)")
    }
  }

  @Test func `every block bears emptiness`() {
    let blocks: [Block] = [
      .heading(""), .paragraph(""), .styled(""), .options([]), .options([.init("", "")]),
      .columns(left: [], right: []), .table(header: [], rows: []), .table(header: [], rows: [[]]),
      .table(header: ["a"], rows: []), .matrix(label: "", rows: []),
      .matrix(label: nil, rows: [[]]),
      .code(""), .rule,
    ]
    for width in [-1, 0, 20, 80] {
      for line in Layout(width: width).lines(for: blocks) { #expect(line.width <= 80) }
    }
  }

  @Test func `the styles of a screen say what is what`() {
    let lines = Layout(width: 80).lines(for: [
      .heading("T"), .options([.init("A", "x")]), .table(header: ["h"], rows: [["1"]]), .code("c"),
    ])
    let styles = lines.flatMap(\.runs).filter { $0.text.allSatisfy { $0 != " " } }
      .map { "\($0.text) \($0.style)" }
    #expect(
      styles == [
        "╭───╮ dim", "T heading", "╰───╯ dim", "A) key", "h bold", "─ dim", "1 plain",
        "c code",
      ]
    )
  }

  @Test func `control sequences in any block do not reach the lines`() {
    let bad = "a\u{1B}[2Jb"
    let lines = Layout(width: 40).lines(for: [
      .heading(bad), .paragraph(bad), .options([.init(bad, bad)]),
      .columns(left: [.init(bad, bad)], right: [], titles: .init(left: bad, right: bad)),
      .table(header: [bad], rows: [[bad]]), .matrix(label: bad, rows: [[bad]]), .code(bad),
    ])
    #expect(!lines.contains { $0.plain.contains("\u{1B}") })
  }
}
