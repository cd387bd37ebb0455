import GradusScreen
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("scores $QK^\\top$ here", "scores QKᵀ here"),
    (#"scores \(QK^\top\) here"#, "scores QKᵀ here"),
    ("其中$d_k$为维度", "其中dₖ为维度"),
    ("$5 and $6", "$5 and $6"),
    ("from $5 to 6$", "from 5 to 6"),
    ("costs $ 5$", "costs $ 5$"),
    ("$x $ stays", "$x $ stays"),
    ("$x$2 stays", "$x$2 stays"),
    ("one $ only", "one $ only"),
    ("$", "$"),
    ("$$", "$$"),
    ("$$$", "$$$"),
    (#"\$5 and $x_1$"#, "$5 and x₁"),
    (#"$\$5$"#, "$5"),
    ("$a\n+b$", "a + b"),
    ("$a\n\nb$", "$a\n\nb$"),
    ("$$x_1$$", "x₁"),
    (#"\[x_1\]"#, "x₁"),
    ("$a$$b$", "ab"),
    ("`$x$` and `a*b*c`", "$x$ and a*b*c"),
    ("a ` tick", "a ` tick"),
    ("2*3*4", "2*3*4"),
    ("a * b * c", "a * b * c"),
    (#"\*not\*"#, "*not*"),
    ("- one\n- two $x_1$", "• one\n• two x₁"),
    ("  - deep", "  • deep"),
    ("-1 is no item", "-1 is no item"),
    ("a\u{1B}[2Jb", "a␛b"),
    (#"C:\new"#, #"C:\new"#),
    ("", ""),
  ])
  func `prose shows its formulas and keeps the rest`(_ markup: String, _ text: String) {
    #expect(renderMarkup(markup).plain == text)
  }

  @Test(
    arguments: [
      ("a **b** c", [("a ", .plain), ("b", .bold), (" c", .plain)]),
      ("这是**重点**内容", [("这是", .plain), ("重点", .bold), ("内容", .plain)]),
      ("*a* `b`", [("a", .emphasis), (" ", .plain), ("b", .code)]),
      ("**a *b* `c`**", [("a b ", .bold), ("c", .code)]),
      ("***a***", [("a", .bold)]),
      ("**open", [("**open", .plain)]),
      ("*open **b**", [("*open ", .plain), ("b", .bold)]),
      ("**a** and **b**", [("a", .bold), (" and ", .plain), ("b", .bold)]),
      ("**$x_1$**", [("x₁", .bold)]),
    ] as [(String, [(String, StyledText.Style)])]
  )
  func `marks become styles`(_ markup: String, _ runs: [(String, StyledText.Style)]) {
    let shown = renderMarkup(markup).runs
    #expect(shown.map(\.text) == runs.map(\.0))
    #expect(shown.map(\.style) == runs.map(\.1))
  }

  @Test(arguments: [
    "$a ", "$", "**a ", "*", "`", "\\(", "\\[a", "$$a", "a$1", "- ", "\n", "***", "\t", "\u{1B}]",
  ])
  func `a long run of open marks is read in linear time`(_ piece: String) {
    let markup = String(repeating: piece, count: 100_000 / piece.utf8.count)
    #expect(!Layout(width: 80).lines(for: [.paragraph(markup), .styled("end")]).isEmpty)
  }
}
