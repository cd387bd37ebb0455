/// A piece of HTML that is safe to show: texts from files come in by interpolation only, which
/// escapes them.
package struct HTMLText: ExpressibleByStringInterpolation {
  /// The HTML.
  package var html: String

  /// Takes HTML that stands in the source.
  package init(stringLiteral html: String) { self.html = html }

  /// Takes what an interpolation put together.
  package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// Puts together HTML from the source, numbers, and other pieces. Interpolated strings are
  /// escaped.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    /// Begins with nothing.
    package init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity)
    }

    /// Adds HTML from the source.
    package mutating func appendLiteral(_ literal: String) { html += literal }

    /// Adds a text, escaped.
    package mutating func appendInterpolation(_ text: String) { html += HTMLText.escaped(text) }

    /// Adds a number.
    package mutating func appendInterpolation(_ number: Int) { html += String(number) }

    /// Adds another piece.
    package mutating func appendInterpolation(_ piece: HTMLText) { html += piece.html }

    /// Adds other pieces, one after the other.
    package mutating func appendInterpolation(_ pieces: [HTMLText]) {
      for piece in pieces { html += piece.html }
    }
  }

  /// A text as HTML shows it, also inside quoted attributes. Characters that control a terminal or
  /// the direction of writing are replaced.
  private static func escaped(_ text: String) -> String {
    var html = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\n", "\t": html += " "
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{200e}", "\u{200f}",
        "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{2069}":
        html += "\u{fffd}"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }
}

extension HTMLText {
  /// A number with so many decimals and a real minus, or a dash for none.
  package static func number(_ number: Double?, _ decimals: Int = 2) -> HTMLText {
    guard let number else { return "<span class=none>–</span>" }
    let text = number.fixed(decimals)
    return text.hasPrefix("-") ? "−\(String(text.dropFirst()))" : "\(text)"
  }

  /// A whole number, its thousands set apart.
  package static func count(_ count: Int) -> HTMLText {
    let digits = String(count)
    guard digits.count > 4 else { return "\(digits)" }
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "\u{202f}" }
      text.append(digit)
    }
    return "\(text)"
  }

  /// A share of 1 in per cent.
  package static func percent(_ share: Double) -> HTMLText {
    let percent = share * 100
    let isSmall = percent > 0 && percent < 1
    return "\(isSmall ? "<1" : percent.fixed(0)) %"
  }
}
