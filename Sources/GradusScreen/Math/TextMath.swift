/// LaTeX formulas as text a terminal can show.
///
///     TextMath.plain(#"\mathrm{softmax}(QK^\top/\sqrt{d_k})V"#)  // softmax(QKᵀ/√dₖ)V
///
/// Superscripts and subscripts become characters where all of them exist, else `^x`, `^(a/b)`,
/// `_model`, `_(i,j)`. Fractions get the brackets they need. A command nobody knows shows its name.
/// Nothing is an error; nesting beyond forty levels is flattened.
public enum TextMath {
  /// The formula in one line; a matrix becomes `[1 2; 3 4]`.
  public static func plain(_ latex: String) -> String {
    line(sanitised(latex))
  }

  /// The formula over as many lines as its matrices need, the rest on their middle line.
  ///
  ///     Q = ⎡1  0⎤
  ///         ⎣0  1⎦
  public static func lines(_ latex: String) -> [String] {
    box(sanitised(latex)).trimmedLines
  }

  static func line(_ latex: String) -> String {
    var parser = MathParser(latex)
    return MathWriter().text(parser.formula()).text
  }

  static func box(_ latex: String) -> TextBox {
    var parser = MathParser(latex)
    return MathWriter().box(parser.formula())
  }
}
