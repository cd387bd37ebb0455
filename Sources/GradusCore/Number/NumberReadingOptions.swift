/// How what a person typed is read as a number.
public struct NumberReadingOptions: Hashable, Sendable {
  /// The longest arithmetic expression that is read, in characters.
  public static let longestArithmetic = 1_000

  /// Which mark separates the whole part from the decimals.
  public enum DecimalSeparator: String, Hashable, Sendable, CaseIterable {
    /// A point; a comma can only group thousands, and `0,5` is a problem, not five.
    case point
    /// A comma; a point still works where it cannot be a thousands separator: `0.5`.
    case comma
    /// Whatever has one reading. A single comma between one to three digits (not starting with 0)
    /// and exactly three digits groups thousands, `1,234` is 1234; any other is a decimal comma.
    case automatic
  }

  /// Which unit may or must follow the number.
  public enum Units: Hashable, Sendable {
    /// None: a number and nothing else.
    case none
    /// One of these, or none.
    case optional([String])
    /// One of these.
    case required([String])

    /// The units that may be written.
    public var allowed: [String] {
      switch self {
      case .none: []
      case .optional(let units), .required(let units): units
      }
    }
  }

  /// The decimal mark.
  public var decimalSeparator: DecimalSeparator
  /// The units.
  public var units: Units
  /// Whether `12*768^2`, `sqrt(2)/2` and the like are computed.
  public var arithmetic: Bool
  /// Whether `1 3/4` is one and three quarters; otherwise it is two numbers.
  public var mixedFractions: Bool

  /// Creates options; a plain number without a unit when nothing is said.
  public init(
    decimalSeparator: DecimalSeparator = .automatic,
    units: Units = .none,
    arithmetic: Bool = false,
    mixedFractions: Bool = false
  ) {
    self.decimalSeparator = decimalSeparator
    self.units = units
    self.arithmetic = arithmetic
    self.mixedFractions = mixedFractions
  }
}
