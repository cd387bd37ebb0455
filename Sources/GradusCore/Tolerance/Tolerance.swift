/// How far an answer may be from the key, as a named rule.
///
///     let tolerance = Tolerance(.relative(fivePercent))
///     let judgement = tolerance.judge(try TypedNumber(reading: "1.05"), against: 1)
///     judgement.isWithin     // true: decided in decimal
///
/// Engines disagree on purpose about edges, slack and whose magnitude counts. The mode says which
/// rule holds; a mode named after another system follows that system's source, in exact decimals.
public struct Tolerance: Hashable, Sendable {
  /// The rule with its numbers.
  public let mode: Mode

  /// Creates a tolerance; the numbers are as small as text can say, and not negative.
  public init(_ mode: Mode) {
    self.mode = mode
  }

  /// The rule. In the comments a is the answer, b the key.
  public enum Mode: Hashable, Sendable {
    /// a = b.
    case exact
    /// |a − b| ≤ t.
    case absolute(ExactDecimal)
    /// |a − b| ≤ t·|b|.
    case relative(ExactDecimal)
    /// |a − b| ≤ absolute + relative·|b|, as in numpy's `allclose`.
    case allclose(relative: ExactDecimal, absolute: ExactDecimal)
    /// |a − b| < 0.51·10^(⌊log₁₀|b|⌋ − n + 1), ⌊log₁₀ 0⌋ taken as 0 (PrairieLearn).
    case prairieLearnSignificantFigures(Int)
    /// |a − b| < 0.51·10^−n (PrairieLearn).
    case prairieLearnDecimalDigits(Int)
    /// |a − b| ≤ |b·t|·(1 + 10⁻⁹) (STACK NumRelative).
    case stackRelative(ExactDecimal)
    /// |a − b| < |t| + 10⁻⁹ (STACK NumAbsolute).
    case stackAbsolute(ExactDecimal)
    /// Written with n significant figures, and equal to the key when both are rounded to `accuracy`
    /// of them (STACK NumSigFigs). Accuracy 0 checks only how the number is written; −1 asks for at
    /// least n figures, all n right; `nil` means n.
    case significantFigures(Int, accuracy: Int?)
    /// Written with exactly n significant figures, zeros at the end of a whole number not counting,
    /// whatever the value (STACK SigFigsStrict).
    case strictSignificantFigures(Int)
    /// Written with n decimal places, and equal to the key when both are rounded to them
    /// (STACK NumDecPlaces).
    case decimals(Int)
    /// b·(1 ± (t + 10⁻¹⁴)), inclusive (Moodle, type 1).
    case moodleRelative(ExactDecimal)
    /// b ± (t + 10⁻¹⁴·max(1, |b|)), inclusive (Moodle, type 2).
    case moodleNominal(ExactDecimal)
    /// From b/(1 + t + 10⁻¹⁴) to b·(1 + t + 10⁻¹⁴), inclusive (Moodle, type 3).
    case moodleGeometric(ExactDecimal)
    /// |a − b| < t·|b|, or < 10⁻¹² when |a| or |b| is below 10⁻¹⁴ (WeBWorK).
    case webworkRelative(ExactDecimal)
    /// |a − b| < t (WeBWorK).
    case webworkAbsolute(ExactDecimal)
    /// The key agrees, rounded or cut, with the answer's first n or n + 1 digits (WeBWorK).
    case webworkDigits(Int)
    /// |a − b| ≤ a distance that depends on the kind (Open edX).
    case edx(EdxTolerance)
    /// Inside an interval, whatever the key.
    case interval(ToleranceInterval)
    /// From a smallest to a largest value, rounded as the answer is written (Numbas).
    case numbas(NumbasRange)
  }
}

/// The three kinds of tolerance Open edX has.
public enum EdxTolerance: Hashable, Sendable {
  /// A distance.
  case absolute(ExactDecimal)
  /// Percent of the key's magnitude.
  case percent(ExactDecimal)
  /// 0.001 % of the larger magnitude of answer and key.
  case standard
}

/// The numbers between two ends.
public struct ToleranceInterval: Hashable, Sendable {
  /// Which ends belong to the interval.
  public enum Ends: String, Hashable, Sendable, CaseIterable {
    /// Both.
    case closed
    /// None.
    case open
    /// All but the lower.
    case leftOpen = "left-open"
    /// All but the upper.
    case rightOpen = "right-open"
  }

  /// The lower end.
  public let minimum: ExactDecimal
  /// The upper end.
  public let maximum: ExactDecimal
  /// Which of them belong to it.
  public let ends: Ends

  /// Creates an interval; it holds nothing when the ends are in the wrong order.
  public init(_ minimum: ExactDecimal, _ maximum: ExactDecimal, ends: Ends = .closed) {
    self.minimum = minimum
    self.maximum = maximum
    self.ends = ends
  }
}

/// The values Numbas accepts for a number entry.
public struct NumbasRange: Hashable, Sendable {
  /// How the ends are rounded before comparing.
  public enum Precision: Hashable, Sendable {
    /// Not at all.
    case none
    /// To decimal places: those asked for, or as many as the answer has, if more.
    case decimals(Int)
    /// To significant figures: those asked for, or as many as the answer has, if more.
    case significantFigures(Int)
  }

  /// The smallest accepted value.
  public let minimum: ExactDecimal
  /// The largest accepted value.
  public let maximum: ExactDecimal
  /// How the ends are rounded.
  public let precision: Precision

  /// Creates a range; ends in the wrong order are swapped, as Numbas does.
  public init(_ minimum: ExactDecimal, _ maximum: ExactDecimal, precision: Precision = .none) {
    self.minimum = min(minimum, maximum)
    self.maximum = max(minimum, maximum)
    self.precision = precision
  }
}
