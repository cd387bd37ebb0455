import GradusScreen
import Testing

/// The drawings were typed by hand.
@Suite struct MatrixTests {
  @Test(arguments: [
    (#"Q = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#, ["Q = ⎡1  2⎤", "    ⎣3  4⎦"]),
    (#"Q=\begin{pmatrix}1&-10\\-2&3\end{pmatrix}"#, ["Q = ⎛ 1  -10⎞", "    ⎝-2    3⎠"]),
    (
      #"\begin{pmatrix}0.5&1\\12&0.25\\1&2\end{pmatrix}x"#,
      ["⎛ 0.5  1   ⎞", "⎜12    0.25⎟ x", "⎝ 1    2   ⎠"]
    ),
    (#"\begin{pmatrix}1&2&3\end{pmatrix}"#, ["(1  2  3)"]),
    (#"\begin{vmatrix}a&b\\c&d\end{vmatrix}=ad-bc"#, ["│a  b│ = ad-bc", "│c  d│"]),
    (#"\begin{matrix}1&2\\3&4\end{matrix}"#, ["1  2", "3  4"]),
    (#"\left[\begin{array}{cc}1&2\\3&4\end{array}\right]"#, ["⎡1  2⎤", "⎣3  4⎦"]),
    (
      #"M_{ij}=\begin{cases}0&\text{if }j\le i\\-\infty&\text{otherwise}\end{cases}"#,
      ["      ⎧ 0   if j ≤ i", "Mᵢⱼ = ⎨", "      ⎩ -∞  otherwise"]
    ),
    (
      #"\begin{bmatrix}1&2\\3&4\end{bmatrix}^\top\begin{bmatrix}5\\6\end{bmatrix}"#,
      ["⎡1  2⎤ᵀ ⎡5⎤", "⎣3  4⎦  ⎣6⎦"]
    ),
    (#"\begin{bmatrix}0&-\infty\\0&0\end{bmatrix}"#, ["⎡0  -∞⎤", "⎣0   0⎦"]),
    (#"\begin{pmatrix}a&\cdots\\\vdots&\ddots\end{pmatrix}"#, ["⎛a  ⋯⎞", "⎝⋮  ⋱⎠"]),
    (#"\begin{aligned}a&=b\\&=c+d\end{aligned}"#, ["a = b", "  = c+d"]),
    (#"a+b"#, ["a+b"]),
  ])
  func `matrices are drawn with tall brackets`(_ latex: String, _ lines: [String]) {
    #expect(TextMath.lines(latex) == lines)
  }

  @Test(arguments: [
    (#"Q=\begin{pmatrix}1&2\\3&4\end{pmatrix}"#, "Q = [1 2; 3 4]"),
    (#"\begin{bmatrix}1 & 2 \\ 3 & 4 \\ \end{bmatrix}^\top"#, "[1 2; 3 4]ᵀ"),
    (#"\begin{vmatrix}a&b\\c&d\end{vmatrix}"#, "|a b; c d|"),
    (#"\begin{bmatrix}a + b&c\end{bmatrix}"#, "[a + b, c]"),
    (#"f=\begin{cases}x&x>0\\0&\text{else}\end{cases}"#, "f = {x x > 0; 0 else}"),
    (#"\left(\begin{matrix}1\\2\end{matrix}\right)"#, "[1; 2]"),
    (#"\begin{bmatrix}1&2"#, "[1 2]"),
    (#"1&2\\3\end{bmatrix}4"#, "1&2 34"),
  ])
  func `in one line a matrix has semicolons`(_ latex: String, _ text: String) {
    #expect(TextMath.plain(latex) == text)
  }
}
