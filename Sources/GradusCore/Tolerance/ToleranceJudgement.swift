/// Whether an answer is within the tolerance of the key, and by how much.
public struct ToleranceJudgement: Hashable, Sendable {
  /// What the judgement rests on.
  public enum Reason: Hashable, Sendable {
    /// The distance between answer and key.
    case distance
    /// How the number is written, whatever its value.
    case form(FormProblem)
    /// Answer and key, rounded to so many significant figures, are equal or not.
    case significantFigures(Int)
    /// Answer and key, rounded to so many decimal places, are equal or not.
    case decimalPlaces(Int)
    /// Only how the number is written was asked, and it is written so.
    case writtenAsAsked
    /// The answer is between the ends, or so far below the lower one or above the upper one.
    case range(Side)
    /// The key is infinite or not a number, and no typed number is near it.
    case keyNotFinite
  }

  /// Where an answer is, seen from a range.
  public enum Side: Hashable, Sendable {
    /// Between the ends.
    case inside
    /// Below the lower end, or on it when it does not belong to the range.
    case below
    /// Above the upper end, or on it when it does not belong to the range.
    case above
  }

  /// What is wrong with how a number is written.
  public enum FormProblem: Hashable, Sendable {
    /// So many significant figures were written and others asked for.
    case significantFigures(written: ClosedRange<Int>, asked: Int)
    /// Fewer significant figures were written than asked for.
    case tooFewSignificantFigures(written: ClosedRange<Int>, asked: Int)
    /// So many decimal places were written and others asked for.
    case decimalPlaces(written: Int, asked: Int)
    /// The number is a fraction, a power or a computation.
    case notDecimal
  }

  /// Whether the answer counts as right.
  public let isWithin: Bool
  /// The mode that decided.
  public let mode: ToleranceModeName
  /// What the decision rests on.
  public let reason: Reason
  /// How far the answer is from the key, or from the nearer end of a range; `nil` where the
  /// distance played no part.
  public let difference: ExactNumber?
  /// How far it may be; `nil` where no single distance is the limit.
  public let allowed: ExactNumber?
  /// Whether the distance must be smaller than ``allowed`` and not merely as large.
  public let isStrict: Bool

  init(
    isWithin: Bool,
    mode: ToleranceModeName,
    reason: Reason,
    difference: ExactNumber? = nil,
    allowed: ExactNumber? = nil,
    isStrict: Bool = false
  ) {
    self.isWithin = isWithin
    self.mode = mode
    self.reason = reason
    self.difference = difference
    self.allowed = allowed
    self.isStrict = isStrict
  }
}

extension ToleranceJudgement {
  /// The judgement in a few words: `off by 0.013, allowed 0.010`.
  public func text(_ language: Language = .english) -> String { text(language, margin) }

  /// The judgement in a few words of each language.
  public var wording: Text {
    let margin = margin
    return Text(english: text(.english, margin), chinese: text(.chinese, margin))
  }

  /// The distances in words, where the judgement rests on one.
  package var margin: ToleranceMargin? {
    switch reason {
    case .distance: ToleranceMargin(difference: difference ?? 0, allowed: allowed ?? 0)
    case .range(.below), .range(.above): ToleranceMargin(difference: difference ?? 0, allowed: 0)
    default: nil
    }
  }

  /// The judgement in a few words, between others.
  ///
  /// - Parameter margin: what `margin` is, to be worked out once for several texts.
  package func text(
    _ language: Language, _ margin: ToleranceMargin?, before: String = "", after: String = ""
  ) -> String {
    guard reason == .distance, let margin else { return before + words(language, margin) + after }
    return distances(language, margin, before: before, after: after)
  }

  private func distances(
    _ language: Language, _ margin: ToleranceMargin, before: String = "", after: String = ""
  ) -> String {
    let isBelow = isStrict && !isWithin && difference == allowed
    switch language {
    case .english:
      return String(
        joining: [
          before, "off by ", margin.difference, isBelow ? ", less than " : ", allowed ",
          margin.allowed, isBelow ? " allowed" : "", after,
        ])
    case .chinese:
      return String(
        joining: [
          before, "相差 ", margin.difference, isBelow ? "，须小于 " : "，允许 ", margin.allowed, after,
        ])
    }
  }

  private func words(_ language: Language, _ margin: ToleranceMargin?) -> String {
    let isEnglish = language == .english
    let distance = margin?.difference ?? "0"
    switch reason {
    case .distance:
      return distances(language, margin ?? ToleranceMargin(difference: 0, allowed: 0))
    case .form(let problem): return problem.text(language)
    case .significantFigures(let figures):
      if isEnglish {
        return "\(isWithin ? "equal to" : "different from") the key to "
          + counted(figures, "significant figure")
      }
      return "取 \(figures) 位有效数字后与答案\(isWithin ? "相等" : "不等")"
    case .decimalPlaces(let places):
      if isEnglish {
        return "\(isWithin ? "equal to" : "different from") the key to "
          + counted(places, "decimal place")
      }
      return "取 \(places) 位小数后与答案\(isWithin ? "相等" : "不等")"
    case .writtenAsAsked: return isEnglish ? "written as asked" : "书写格式符合要求"
    case .range(.inside): return isEnglish ? "inside the range" : "在范围内"
    case .range(let side):
      if isEnglish {
        return distance == "0"
          ? "on an end that is not accepted"
          : "\(distance) \(side == .below ? "below the smallest" : "above the largest") accepted value"
      }
      return distance == "0"
        ? "在不被接受的端点上" : side == .below ? "比最小可接受值低 \(distance)" : "比最大可接受值高 \(distance)"
    case .keyNotFinite: return isEnglish ? "the key is not a finite number" : "答案不是有限的数"
    }
  }
}

extension ToleranceJudgement.FormProblem {
  /// What is wrong, in a few words: `written with 2 decimal places, 3 asked`.
  public func text(_ language: Language = .english) -> String {
    let isEnglish = language == .english
    switch self {
    case .significantFigures(let written, let asked):
      return isEnglish
        ? "written with \(counted(written, "significant figure")), \(asked) asked"
        : "写了 \(range(written, "到")) 位有效数字，要求 \(asked) 位"
    case .tooFewSignificantFigures(let written, let asked):
      return isEnglish
        ? "written with \(counted(written, "significant figure")), at least \(asked) asked"
        : "写了 \(range(written, "到")) 位有效数字，至少要求 \(asked) 位"
    case .decimalPlaces(let written, let asked):
      return isEnglish
        ? "written with \(counted(written, "decimal place")), \(asked) asked"
        : "写了 \(written) 位小数，要求 \(asked) 位"
    case .notDecimal: return isEnglish ? "not written as a decimal number" : "没有写成小数"
    }
  }
}

private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

private func counted(_ range: ClosedRange<Int>, _ noun: String) -> String {
  guard range.lowerBound < range.upperBound else { return counted(range.lowerBound, noun) }
  return "\(range.lowerBound) to \(counted(range.upperBound, noun))"
}

private func range(_ range: ClosedRange<Int>, _ word: String) -> String {
  range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(word)\(range.upperBound)"
}

extension String {
  /// The parts one after the other. Most wrong answers get such a text: memory is asked for once.
  fileprivate init(joining parts: [String]) {
    let count = parts.reduce(0) { $0 + $1.utf8.count }
    self.init(unsafeUninitializedCapacity: count) { bytes in
      var place = 0
      for part in parts {
        var part = part
        part.withUTF8 {
          place =
            UnsafeMutableBufferPointer(rebasing: bytes[place...]).update(fromContentsOf: $0)
            + place
        }
      }
      return place
    }
  }
}
