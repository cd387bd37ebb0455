/// A distance and the distance allowed, written shortly enough to read and long enough to differ.
///
/// The allowed distance has two figures, the other as many decimals: `0.013` and `0.010`. Numbers
/// that are not the same never look the same: 0.05 and 0.0500001 are written out to where they part.
package struct ToleranceMargin {
  let difference: String
  let allowed: String

  /// - Parameter shownAllowed: `text(allowed)`, where it is known.
  init(difference: ExactNumber, allowed: ExactNumber, shownAllowed: String? = nil) {
    var texts = (
      Self.text(difference, beside: allowed, more: 0), shownAllowed ?? Self.text(allowed)
    )
    var more = 0
    while texts.0 == texts.1, difference != allowed, more < 40 {
      more += 1
      texts = (Self.text(difference, beside: allowed, more: more), Self.text(allowed, more: more))
    }
    (self.difference, self.allowed) = texts
  }

  /// A number with two figures, and more of them when two numbers look alike.
  static func text(_ number: ExactNumber, more: Int = 0) -> String {
    guard let place = number.magnitudeExponent else { return "0" }
    return text(number, places: 1 - place + more, figures: 3 + more)
  }

  /// A number with as many decimals as the one beside it, or with two figures if it is smaller.
  private static func text(_ number: ExactNumber, beside other: ExactNumber, more: Int) -> String {
    guard let place = number.magnitudeExponent else { return "0" }
    guard let beside = other.magnitudeExponent, place >= beside, beside >= -6 else {
      return text(number, more: more)
    }
    return text(number, places: 1 - beside + more, figures: 3 + more)
  }

  private static func text(_ number: ExactNumber, places: Int, figures: Int) -> String {
    guard let place = number.magnitudeExponent else { return "0" }
    guard (-6...15).contains(place) else {
      let short = number.rounded(toSignificantFigures: figures)
      guard let power = short.magnitudeExponent,
        let mantissa = short.scaled(byTenToThe: -power)
      else { return "0" }
      return "\(mantissa)e\(power)"
    }
    return number.rounded(toDecimalPlaces: max(places, 0)).fixed(decimalPlaces: max(places, 0))
  }
}
