import GradusScreen
import Testing

/// Input that would exhaust the stack or take quadratic time, were it read carelessly. Should one of
/// these get slow by a power, the run would take hours instead of a moment.
@Suite struct HostileFormulaTests {
  @Test(arguments: [
    (#"\foo"#, "foo"), (#"\foo{x}"#, "foo x"), ("{x", "x"), ("x}", "x"), ("}{", ""), ("x^", "x"),
    ("^", ""), ("_", ""), ("x_", "x"), (#"\frac"#, "/"), (#"\frac{1}"#, "1/"), (#"\sqrt"#, "√()"),
    (#"\hat"#, ""), (#"\left"#, ""), (#"\left("#, "("), ("\\", "\\"), (#"\begin"#, ""),
    (#"\begin{"#, ""), (#"\begin{x}"#, ""), (#"\end{x}y"#, "y"), (#"\text{a"#, "a"),
    (#"\sqrt[3"#, "∛()"), (#"x^^2"#, "x2"), (#"\mathbb"#, ""), (#"{\text}x"#, "x"), ("$x$", "$x$"),
    (#"\not"#, ""), ("&", "&"), (#"a\\b"#, "a b"), (#"\{"#, "{"),
  ])
  func `the unfinished and the unknown stay readable`(_ latex: String, _ text: String) {
    #expect(TextMath.plain(latex) == text)
  }

  @Test func `ten thousand braces are no deeper than forty`() {
    let braces = String(repeating: "{", count: 10_000)
    #expect(TextMath.plain(braces + "x" + String(repeating: "}", count: 10_000)) == "x")
    #expect(TextMath.plain(braces + "x") == "x")
    #expect(TextMath.plain(String(repeating: "}", count: 10_000) + "x") == "x")
  }

  @Test(arguments: [
    #"\sqrt"#, #"\sqrt{"#, #"\frac{1}{"#, #"\not"#, "x^{", "x_{a", #"\hat"#, #"\left("#, "x^x",
    "x^", "'", #"\begin{matrix}"#, #"\begin{matrix}1&"#, #"\text{"#, #"\sqrt["#, #"\mathbb{"#,
    #"\overset{a}{"#, "&", #"\\"#, #"\end{x}"#, "(", "1,", "|", "$", #"\,"#, "e\u{301}\u{302}",
    #"\begin{bmatrix}1\end{bmatrix}"#, #"\begin{bmatrix}1&2\\3&4\end{bmatrix}^\top"#,
    #"\pmod"#, #"\binom{n}"#, "{x}_{y}", "a\\ ", "*", "`",
  ])
  func `a long run of anything is read in linear time`(_ piece: String) {
    let latex = String(repeating: piece, count: 40_000 / piece.utf8.count)
    #expect(!TextMath.lines(latex).isEmpty)
    #expect(!renderMarkup("$" + latex + "$ and " + latex).isEmpty)
  }

  @Test func `a megabyte of prose and formulas is laid out`() {
    let sentence = #"The score $q\cdot k/\sqrt{d_k}$ is **scaled**，因此方差为一。 "#
    let markup = String(repeating: sentence, count: 1_000_000 / sentence.utf8.count)
    let lines = Layout(width: 80).lines(for: [.paragraph(markup)])
    #expect(lines.count > 5_000)
    #expect(lines.allSatisfy { $0.width <= 80 })
  }

  @Test func `a matrix too large to draw comes in one line`() {
    let wide = String(repeating: "9", count: 2_000)
    let rows = String(repeating: #"1\\"#, count: 2_000)
    let latex = #"\begin{bmatrix}"# + wide + #"\\"# + rows + #"\end{bmatrix}"#
    #expect(TextMath.lines(latex).count == 1)
  }
}
