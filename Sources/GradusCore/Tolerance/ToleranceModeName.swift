/// The name of a tolerance mode as it is written in a question.
public enum ToleranceModeName: String, Hashable, Sendable, CaseIterable {
  /// Equal.
  case exact
  /// Within a distance.
  case absolute
  /// Within a share of the key.
  case relative
  /// numpy's rule, a distance and a share.
  case allclose
  /// PrairieLearn's significant figures.
  case prairieLearnSignificantFigures = "prairielearn_sigfig"
  /// PrairieLearn's decimal digits.
  case prairieLearnDecimalDigits = "prairielearn_decdig"
  /// STACK NumRelative.
  case stackRelative = "stack_relative"
  /// STACK NumAbsolute.
  case stackAbsolute = "stack_absolute"
  /// STACK NumSigFigs.
  case significantFigures = "sigfigs"
  /// STACK SigFigsStrict.
  case strictSignificantFigures = "sigfigs_strict"
  /// STACK NumDecPlaces.
  case decimals
  /// Moodle's relative tolerance.
  case moodleRelative = "moodle_relative"
  /// Moodle's nominal tolerance.
  case moodleNominal = "moodle_nominal"
  /// Moodle's geometric tolerance.
  case moodleGeometric = "moodle_geometric"
  /// WeBWorK's relative tolerance.
  case webworkRelative = "webwork_relative"
  /// WeBWorK's absolute tolerance.
  case webworkAbsolute = "webwork_absolute"
  /// WeBWorK's digits.
  case webworkDigits = "webwork_digits"
  /// Open edX.
  case edx
  /// An interval.
  case interval
  /// Numbas number entry.
  case numbas
}

extension Tolerance {
  /// The name of the mode.
  public var name: ToleranceModeName {
    switch mode {
    case .exact: .exact
    case .absolute: .absolute
    case .relative: .relative
    case .allclose: .allclose
    case .prairieLearnSignificantFigures: .prairieLearnSignificantFigures
    case .prairieLearnDecimalDigits: .prairieLearnDecimalDigits
    case .stackRelative: .stackRelative
    case .stackAbsolute: .stackAbsolute
    case .significantFigures: .significantFigures
    case .strictSignificantFigures: .strictSignificantFigures
    case .decimals: .decimals
    case .moodleRelative: .moodleRelative
    case .moodleNominal: .moodleNominal
    case .moodleGeometric: .moodleGeometric
    case .webworkRelative: .webworkRelative
    case .webworkAbsolute: .webworkAbsolute
    case .webworkDigits: .webworkDigits
    case .edx: .edx
    case .interval: .interval
    case .numbas: .numbas
    }
  }
}
