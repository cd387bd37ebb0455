/// Something about a tolerance and its key that is allowed and probably not meant.
public struct ToleranceWarning: Hashable, Sendable, CustomStringConvertible {
  /// What kind of doubt it is.
  public enum Code: Hashable, Sendable, CaseIterable {
    /// The key itself is not accepted.
    case keyIsRejected
    /// Only the key itself is accepted.
    case onlyTheKey
    /// A share of a key that is 0 is 0.
    case relativeToZero
    /// A share so large that 0 is accepted.
    case acceptsZero
    /// Only how the number is written counts.
    case formOnly
    /// Rounding takes everything from the key.
    case keyRoundsToZero
    /// The key is infinite or not a number.
    case keyNotFinite
  }

  /// What is doubtful, for code that wants to react.
  public let code: Code
  /// What is doubtful and what may have been meant, for the person who wrote the question.
  public let description: String
}

extension Tolerance {
  /// Looks for what is probably a mistake in a tolerance for this key.
  public func lint(key: ExactNumber) -> [ToleranceWarning] {
    var warnings: [ToleranceWarning] = []
    func warn(_ code: ToleranceWarning.Code, _ text: String) {
      warnings.append(ToleranceWarning(code: code, description: text))
    }
    let shown = "\(key)".clipped
    switch mode {
    case .strictSignificantFigures(let figures):
      warn(.formOnly, "'\(name.rawValue)' accepts any number written with \(figures) figures")
    case .significantFigures(let figures, accuracy: 0):
      warn(
        .formOnly,
        "'\(name.rawValue)' with accuracy 0 accepts any number written with \(figures) figures"
      )
    case .decimals(let places)
    where !key.isZero && key.rounded(toDecimalPlaces: places).isZero:
      warn(.keyRoundsToZero, "the key \(shown) is 0 when rounded to \(places) decimal places")
    default: break
    }
    guard isNear(key, to: key), keyIsInside(key) else {
      warn(.keyIsRejected, "'\(name.rawValue)' does not accept the key \(shown) itself")
      return warnings
    }
    if key.isZero, isRelative {
      warn(
        .relativeToZero,
        "a tolerance relative to the key 0 accepts only 0: use 'absolute' or 'allclose'"
      )
    } else if let bound = bound(answer: key, key: key), bound.distance.isZero, mode != .exact {
      warn(
        .onlyTheKey,
        "a tolerance of 0 accepts only the key itself: say 'exact' if that is meant"
      )
    }
    if !key.isZero, acceptsZero(key) {
      warn(.acceptsZero, "the tolerance is so large that 0 is accepted for the key \(shown)")
    }
    return warnings
  }

  /// Looks for mistakes with a key given as a floating-point number.
  public func lint(key: Double) -> [ToleranceWarning] {
    guard let key = ExactDecimal(shortest: key) else {
      return [
        ToleranceWarning(
          code: .keyNotFinite,
          description: "the key \(key) is not a finite number: nothing is right"
        )
      ]
    }
    return lint(key: ExactNumber(key))
  }

  /// Whether the key, taken as an answer, keeps the bound: a strict one of 0 rejects even itself.
  private func keyIsInside(_ key: ExactNumber) -> Bool {
    bound(answer: key, key: key)?.allows(0) ?? true
  }

  private var isRelative: Bool {
    switch mode {
    case .relative, .stackRelative, .moodleRelative, .moodleGeometric, .edx(.percent): true
    case .allclose(_, let absolute): absolute.isZero
    default: false
    }
  }

  private func acceptsZero(_ key: ExactNumber) -> Bool {
    switch mode {
    case .interval, .numbas, .decimals, .significantFigures, .strictSignificantFigures,
      .webworkDigits:
      false
    default: isNear(0, to: key)
    }
  }
}
