internal import GradusCore

extension Analysis {
  /// The most answers of one question that are listed; the rest is counted.
  public static let mostOptions = 50

  /// What `gradus stats --json` prints, without a comparison.
  public var json: JSONObject {
    var object = JSONObject()
    object.add("results", .integer(statistics.results))
    object.add(
      "statuses",
      .map(
        Dictionary(
          uniqueKeysWithValues: statistics.counts.map { ($0.key.rawValue, .integer($0.value)) })))
    object.add("students", .integer(statistics.students))
    object.add("repeated", .integer(statistics.repeated))
    object.add("quiz", statistics.quiz.value)
    object.add("items", .list(statistics.items.map(\.value)))
    object.add("flags", .list(concerns.map(\.value)))
    object.add("near_misses", .list(nearMisses.map(\.value)))
    return object
  }
}

extension Value {
  /// The number, or null.
  init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
}

extension QuizStatistics.Interval {
  /// The two ends.
  var value: Value { .list([.number(low), .number(high)]) }
}

extension QuizStatistics {
  fileprivate var value: Value {
    .map([
      "n": .integer(count), "left_out": .integer(leftOut), "items": .integer(items),
      "max": Value(maximum), "mean": Value(mean), "median": Value(median),
      "sd": Value(deviation), "skewness": Value(skewness), "kurtosis": Value(kurtosis),
      "alpha": Value(alpha), "error_ratio": Value(errorRatio), "sem": Value(measurementError),
      "mean_se": Value(meanError), "mean_se_clustered": Value(clusteredMeanError),
      "intervals": .map([
        "mean": meanInterval?.value ?? .null, "alpha": alphaInterval?.value ?? .null,
      ]),
    ])
  }
}

extension ItemStatistics {
  fileprivate var value: Value {
    .map([
      "question": .text(question), "n": .integer(count), "max": Value(maximum),
      "right": .integer(right), "partial": .integer(partial), "wrong": .integer(wrong),
      "blank": .integer(blank), "invalid": .integer(invalid), "missing": .integer(missing),
      "unmarked": .integer(unmarked), "facility": Value(facility), "sd": Value(deviation),
      "discrimination": Value(discrimination), "efficiency": Value(efficiency),
      "weight": Value(weight), "negative_weight": .boolean(hasNegativeWeight),
      "upper_lower": Value(upperLower),
      "options": .list(options.prefix(Analysis.mostOptions).map { $0.value(key: "option") }),
      "more_options": .integer(max(0, options.count - Analysis.mostOptions)),
      "notes": .list(notes.map { $0.value(key: "note") }),
    ])
  }
}

extension ItemStatistics.Choice {
  fileprivate func value(key: String) -> Value {
    var entries: [String: Value] = [
      key: .text(text), "count": .integer(count), "share": .number(share),
      "mean_rest": Value(meanRest), "point_biserial": Value(pointBiserial),
    ]
    if key == "option" { entries["right"] = isRight.map { .boolean($0) } ?? .null }
    return .map(entries)
  }
}

extension Concern {
  fileprivate var value: Value {
    .map([
      "kind": .text(kind.rawValue), "question": question.map { .text($0) } ?? .null,
      "option": option.map { .text($0) } ?? .null, "message": .text(message),
    ])
  }
}

extension NearMiss {
  fileprivate var value: Value {
    .map([
      "question": .text(question), "cleaning": .text(cleaning.rawValue),
      "count": .integer(count),
      "examples": .list(
        examples.map { example in
          .map([
            "response": .text(example.response), "accepted": .text(example.accepted),
            "seed": example.seed.map { .integer($0) } ?? .null, "count": .integer(example.count),
          ])
        }),
    ])
  }
}
