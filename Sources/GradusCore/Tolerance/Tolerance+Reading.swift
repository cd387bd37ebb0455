extension ToleranceModeName {
  /// The names of the parameters the mode takes.
  public var parameterNames: [String] {
    switch self {
    case .exact: []
    case .absolute, .relative, .stackRelative, .stackAbsolute, .moodleRelative, .moodleNominal,
      .moodleGeometric, .webworkRelative, .webworkAbsolute:
      ["value"]
    case .allclose: ["rtol", "atol"]
    case .prairieLearnSignificantFigures, .prairieLearnDecimalDigits, .strictSignificantFigures,
      .decimals, .webworkDigits:
      ["digits"]
    case .significantFigures: ["digits", "accuracy"]
    case .edx: ["value", "percent"]
    case .interval: ["min", "max", "ends"]
    case .numbas: ["min", "max", "precision", "type"]
    }
  }
}

extension Tolerance {
  /// The most digits, decimal places or figures a mode may ask for.
  public static let maximumDigits = 1_000

  /// Creates a tolerance from the words of a question: `{mode: relative, value: 0.05}`.
  ///
  /// Defaults are those of each system: `allclose` 1e-5 and 1e-8, `prairielearn_*` 2 digits,
  /// `stack_*` 0.05, `webwork_relative` 0.001, `edx` 0.001 % of the larger magnitude. `numbas` takes
  /// `precision` with `type: dp`, its default, or `sigfig`.
  ///
  /// Throws a ``ToleranceError`` that names the mode, the parameter and what is accepted.
  public init(
    mode: String,
    parameters: [String: ToleranceParameter] = [:]
  ) throws(ToleranceError) {
    guard let name = ToleranceModeName(rawValue: mode) else { throw .unknownMode(mode) }
    // Sorted, so that of several mistakes the same one is reported every time.
    for parameter in parameters.keys.sorted() where !name.parameterNames.contains(parameter) {
      throw .unknownParameter(parameter, of: name)
    }
    self.init(try ToleranceReader(mode: name, parameters: parameters).read())
  }
}

/// Takes the parameters of one mode apart.
private struct ToleranceReader {
  let mode: ToleranceModeName
  let parameters: [String: ToleranceParameter]

  func read() throws(ToleranceError) -> Tolerance.Mode {
    switch mode {
    case .exact: .exact
    case .absolute: .absolute(try size("value"))
    case .relative: .relative(try size("value"))
    case .allclose:
      .allclose(
        relative: try size("rtol", or: .tenTo(-5)),
        absolute: try size("atol", or: .tenTo(-8))
      )
    case .prairieLearnSignificantFigures:
      .prairieLearnSignificantFigures(try whole("digits", from: 1, or: 2))
    case .prairieLearnDecimalDigits: .prairieLearnDecimalDigits(try whole("digits", from: 0, or: 2))
    case .stackRelative: .stackRelative(try size("value", or: .fiveHundredths))
    case .stackAbsolute: .stackAbsolute(try size("value", or: .fiveHundredths))
    case .significantFigures: try significantFigures()
    case .strictSignificantFigures: .strictSignificantFigures(try whole("digits", from: 1))
    case .decimals: .decimals(try whole("digits", from: 0))
    case .moodleRelative: .moodleRelative(try size("value"))
    case .moodleNominal: .moodleNominal(try size("value"))
    case .moodleGeometric: .moodleGeometric(try size("value"))
    case .webworkRelative: .webworkRelative(try size("value", or: .tenTo(-3)))
    case .webworkAbsolute: .webworkAbsolute(try size("value"))
    case .webworkDigits: .webworkDigits(try whole("digits", from: 1))
    case .edx: .edx(try edx())
    case .interval: .interval(try interval())
    case .numbas: .numbas(try numbas())
    }
  }

  private func significantFigures() throws(ToleranceError) -> Tolerance.Mode {
    let digits = try whole("digits", from: 1)
    guard parameters["accuracy"] != nil else { return .significantFigures(digits, accuracy: nil) }
    return .significantFigures(digits, accuracy: try whole("accuracy", from: -1, to: digits))
  }

  private func edx() throws(ToleranceError) -> EdxTolerance {
    switch (parameters["value"], parameters["percent"]) {
    case (nil, nil): .standard
    case (_, nil): .absolute(try size("value"))
    case (nil, _): .percent(try size("percent"))
    default: throw .conflicting("value", "percent", of: mode)
    }
  }

  private func interval() throws(ToleranceError) -> ToleranceInterval {
    let ends = try ordered()
    let accepted = ToleranceInterval.Ends.allCases.map(\.rawValue)
    let word = try word("ends", accepted: accepted) ?? ToleranceInterval.Ends.closed.rawValue
    return ToleranceInterval(
      ends.lower,
      ends.upper,
      ends: ToleranceInterval.Ends(rawValue: word) ?? .closed
    )
  }

  private func numbas() throws(ToleranceError) -> NumbasRange {
    let ends = try ordered()
    let isFigures = try word("type", accepted: ["dp", "sigfig"]) == "sigfig"
    guard parameters["precision"] != nil else {
      if parameters["type"] != nil { throw .missing("precision", of: mode) }
      return NumbasRange(ends.lower, ends.upper)
    }
    let precision = try whole("precision", from: isFigures ? 1 : 0)
    return NumbasRange(
      ends.lower,
      ends.upper,
      precision: isFigures ? .significantFigures(precision) : .decimals(precision)
    )
  }

  private func ordered() throws(ToleranceError) -> (lower: ExactDecimal, upper: ExactDecimal) {
    let lower = try number("min")
    let upper = try number("max")
    guard lower <= upper else {
      throw .invalid("min", .number(lower), of: mode, must: "at most 'max', \(upper)")
    }
    return (lower, upper)
  }

  private func number(_ name: String) throws(ToleranceError) -> ExactDecimal {
    guard let value = parameters[name] else { throw .missing(name, of: mode) }
    guard let number = value.number else {
      throw .invalid(name, value, of: mode, must: "a finite number")
    }
    return number
  }

  private func size(
    _ name: String,
    or standard: ExactDecimal? = nil
  ) throws(ToleranceError) -> ExactDecimal {
    if parameters[name] == nil, let standard { return standard }
    let number = try number(name)
    guard !number.isNegative else {
      throw .invalid(name, .number(number), of: mode, must: "0 or more")
    }
    return number
  }

  private func whole(
    _ name: String,
    from least: Int,
    to most: Int = Tolerance.maximumDigits,
    or standard: Int? = nil
  ) throws(ToleranceError) -> Int {
    if parameters[name] == nil, let standard { return standard }
    guard let value = parameters[name] else { throw .missing(name, of: mode) }
    guard let whole = value.number?.integer, (least...most).contains(whole) else {
      throw .invalid(name, value, of: mode, must: "a whole number from \(least) to \(most)")
    }
    return whole
  }

  private func word(_ name: String, accepted: [String]) throws(ToleranceError) -> String? {
    guard let value = parameters[name] else { return nil }
    guard case .text(let word) = value, accepted.contains(word) else {
      let quoted = accepted.map { "'\($0)'" }
      throw .invalid(name, value, of: mode, must: quoted.listed(" or "))
    }
    return word
  }
}

extension ExactDecimal {
  fileprivate static let fiveHundredths = ExactDecimal(
    isNegative: false,
    significand: Natural(5),
    exponent: -2
  )
}
