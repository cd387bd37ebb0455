extension Tensor {
  /// The most numbers that ``init(parsing:maximumElements:)`` reads, unless told otherwise.
  public static let maximumTypedElements = 1 << 20

  /// Reads a vector or matrix as a person types it.
  ///
  /// ```swift
  /// try Tensor(parsing: "1 2; 3 4")            // rank 2
  /// try Tensor(parsing: "1/3, −2.5, inf")      // rank 1
  /// try Tensor(parsing: "[[1, 2], [3, 4.5]]")  // as deep as the brackets
  /// ```
  ///
  /// Rows stand on lines or are separated by `;`, cells by spaces, tabs or commas; one row without
  /// brackets is a vector. A cell is a decimal number, a fraction of two, `inf`, `nan` or `∞`, with
  /// a sign; the minus may be U+2212 and full-width forms are read as the plain ones. Rows may
  /// differ in nothing but their numbers. Takes linear time.
  public init(
    parsing text: String,
    maximumElements: Int = Tensor.maximumTypedElements
  ) throws(TensorError) {
    let limit = Swift.min(maximumElements, Tensor.maximumElements)
    let scalars = TypedText.plain(text)
    if scalars.contains(where: { $0 == "[" || $0 == "]" }) {
      var parser = NestedListParser(scalars, limit: limit)
      self = try parser.parse()
    } else {
      self = try RowsParser.parse(scalars, limit: limit)
    }
  }
}

/// What the two ways of typing a tensor have in common.
enum TypedText {
  /// The text with the characters that only look different replaced by the plain ones.
  static func plain(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\u{2212}": "-"
      case "\u{a0}", "\u{2002}"..."\u{200a}", "\u{202f}", "\u{205f}", "\u{3000}", "\u{feff}": " "
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": "\n"
      // The full-width forms of ASCII, which Chinese and Japanese input methods type.
      case "\u{ff01}"..."\u{ff5e}": Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
      default: scalar
      }
    }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  static func endsCell(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", ",", ";", "[", "]": true
    default: false
    }
  }
}
