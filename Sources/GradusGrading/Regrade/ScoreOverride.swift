internal import GradusCore

/// A score that a person gave, as it stands in a result.
public struct ScoreOverride: Hashable, Sendable {
  /// The score given, from 0 to 1.
  public var score: Double
  /// The points given, when points were given and not a score.
  public var points: Double?
  /// The score that grading gave; `nil` when it gave none.
  public var was: Double?
  /// Why.
  public var reason: String
  /// Who decided.
  public var by: String
}

extension ScoreOverride {
  /// Reads what a result says under `override`. Returns `nil` when that is no override.
  init?(_ value: Value) {
    guard let score = value["score"]?.double, let reason = value["reason"]?.string,
      let by = value["by"]?.string
    else { return nil }
    self.init(
      score: score, points: value["points"]?.double, was: value["was"]?.double, reason: reason,
      by: by)
  }

  /// The override as results show it.
  var json: String {
    var object = JSONObject()
    object.add("score", .number(score))
    object.add("points", points.map { .number($0) })
    object.add("was", was.map { .number($0) } ?? .null)
    object.add("reason", .text(reason))
    object.add("by", .text(by))
    return object.text
  }

  /// What the person gave.
  var mark: Overrides.Mark { points.map { .points($0) } ?? .score(score) }
}

extension ResultLine {
  /// The line of a result with a score given by hand.
  ///
  /// - Throws: `GradingError`, without a place, when the line is no result or can get no such mark.
  init(
    _ line: String, with mark: Overrides.Mark, reason: String, by: String
  ) throws(GradingError) {
    self.init(line)
    let record = try ResultRecord(line)
    let score = try mark.score(of: record)
    var override = ScoreOverride(score: score, reason: reason, by: by)
    if case .points(let points) = mark { override.points = points }
    // What an older override gave is not what grading gave.
    override.was = record.override.map(\.was) ?? record.score
    set("status", Value.text(GradedRecord.Status.graded.rawValue).json)
    give(score, points: override.points, maximum: record.maximum)
    set("override", override.json)
  }

  /// Writes a score and its points.
  mutating func give(_ score: Double, points: Double? = nil, maximum: Double?) {
    set("score", Value.number(score).json)
    if let points = points ?? maximum.map({ score * $0 }) {
      set("points", Value.number(points).json)
    }
  }
}

extension Overrides.Mark {
  fileprivate func score(of record: ResultRecord) throws(GradingError) -> Double {
    switch self {
    case .score(let score): return score
    case .points(let points):
      guard let maximum = record.maximum else {
        throw GradingError(
          .badData, "it is not known how many points '\(record.id)' can get: give 'score'")
      }
      guard points <= maximum else {
        throw GradingError(
          .badData,
          "an override gives '\(record.id)' \(points.shown) points, but it can get "
            + "\(maximum.shown) at most")
      }
      return maximum == 0 ? 0 : points / maximum
    }
  }
}
