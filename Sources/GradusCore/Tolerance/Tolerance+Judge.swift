extension Tolerance {
  /// Decides whether an answer is near enough to the key.
  ///
  /// Every mode is decided exactly, on the number as it was typed; `1/3` is a third, not 0.333….
  public func judge(_ answer: TypedNumber, against key: ExactNumber) -> ToleranceJudgement {
    let value = answer.value
    if let bound = bound(answer: value, key: key) {
      let difference = (value - key).magnitude
      return ToleranceJudgement(
        isWithin: bound.allows(difference),
        mode: name,
        reason: .distance,
        difference: difference,
        allowed: bound.distance,
        isStrict: bound.isStrict
      )
    }
    switch mode {
    case .significantFigures(let figures, let accuracy):
      return judge(answer, against: key, figures: figures, accuracy: accuracy ?? figures)
    case .strictSignificantFigures(let figures):
      return judgeStrictly(answer, figures: figures)
    case .decimals(let places): return judge(answer, against: key, decimals: places)
    case .webworkDigits(let digits):
      return ToleranceJudgement(
        isWithin: Self.webworkAgrees(value, key, digits: digits),
        mode: name,
        reason: .significantFigures(digits),
        difference: (value - key).magnitude
      )
    default:
      return judge(value, in: range(for: answer.written, key: key))
    }
  }

  /// Decides against a key given as a decimal.
  public func judge(_ answer: TypedNumber, against key: ExactDecimal) -> ToleranceJudgement {
    judge(answer, against: ExactNumber(key))
  }

  /// Decides against a key given as a floating-point number, which means its shortest decimal.
  ///
  /// No typed number is near an infinite key or one that is not a number.
  public func judge(_ answer: TypedNumber, against key: Double) -> ToleranceJudgement {
    guard let key = ExactDecimal(shortest: key) else {
      return ToleranceJudgement(isWithin: false, mode: name, reason: .keyNotFinite)
    }
    return judge(answer, against: key)
  }

  /// STACK's NumSigFigs: first the form, then both numbers rounded to `accuracy` figures.
  private func judge(
    _ answer: TypedNumber,
    against key: ExactNumber,
    figures: Int,
    accuracy: Int
  ) -> ToleranceJudgement {
    guard let written = answer.written?.significantFigures else { return form(.notDecimal) }
    if accuracy < 0 {
      guard written.upperBound >= figures else {
        return form(.tooFewSignificantFigures(written: written, asked: figures))
      }
    } else if !written.contains(figures) {
      return form(.significantFigures(written: written, asked: figures))
    }
    if accuracy == 0 {
      return ToleranceJudgement(isWithin: true, mode: name, reason: .writtenAsAsked)
    }
    let right = accuracy < 0 ? figures : accuracy
    let isEqual =
      answer.value.rounded(toSignificantFigures: right) == key.rounded(toSignificantFigures: right)
    return ToleranceJudgement(
      isWithin: isEqual,
      mode: name,
      reason: .significantFigures(right),
      difference: (answer.value - key).magnitude
    )
  }

  private func judgeStrictly(_ answer: TypedNumber, figures: Int) -> ToleranceJudgement {
    guard let written = answer.written?.significantFigures else { return form(.notDecimal) }
    guard written.lowerBound == figures else {
      let least = written.lowerBound...written.lowerBound
      return form(.significantFigures(written: least, asked: figures))
    }
    return ToleranceJudgement(isWithin: true, mode: name, reason: .writtenAsAsked)
  }

  private func judge(
    _ answer: TypedNumber,
    against key: ExactNumber,
    decimals places: Int
  ) -> ToleranceJudgement {
    guard let written = answer.written?.decimalPlaces else { return form(.notDecimal) }
    guard written == places else { return form(.decimalPlaces(written: written, asked: places)) }
    let isEqual =
      answer.value.rounded(toDecimalPlaces: places) == key.rounded(toDecimalPlaces: places)
    return ToleranceJudgement(
      isWithin: isEqual,
      mode: name,
      reason: .decimalPlaces(places),
      difference: (answer.value - key).magnitude
    )
  }

  private func form(_ problem: ToleranceJudgement.FormProblem) -> ToleranceJudgement {
    ToleranceJudgement(isWithin: false, mode: name, reason: .form(problem))
  }

  /// WeBWorK's `tolType => 'digits'` with `tolExtraDigits` 1 and `tolTruncation` 1.
  ///
  /// The answer, rounded to n + 1 figures and without zeros at its end, says how many figures
  /// count, at least n; the key rounded to them, or cut to them, must be the answer rounded to them.
  private static func webworkAgrees(
    _ answer: ExactNumber,
    _ key: ExactNumber,
    digits: Int
  ) -> Bool {
    let written = answer.rounded(toSignificantFigures: digits + 1).digitCount
    let figures = max(written, digits)
    let rounded = answer.rounded(toSignificantFigures: figures)
    return key.rounded(toSignificantFigures: figures) == rounded
      || key.rounded(toSignificantFigures: figures, .truncating) == rounded
  }
}
