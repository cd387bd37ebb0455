internal import GradusCore
public import GradusPlugins

/// Everything a results file says: statistics, concerns and near misses.
///
///     let analysis = try Analysis(resultsAt: "results.jsonl", workspace: workspace, engine: engine)
///     for concern in analysis.concerns { print(concern.message) }
public struct Analysis: Hashable, Sendable {
  /// The statistics.
  public var statistics: Statistics
  /// What somebody should look at.
  public var concerns: [Concern]
  /// Answers that would be right if a question were less strict.
  public var nearMisses: [NearMiss]

  /// Reads a results file. Must run on the engine's thread.
  ///
  /// Statistics come from the file alone. How many options a question has, and which answers are
  /// near misses, is known for questions of the workspace only.
  ///
  /// - Throws: `GradingError` when the file cannot be read or a line is no result.
  public init(resultsAt path: String, workspace: Workspace, engine: Engine) throws {
    self.init(
      of: try ResultTable(resultsAt: path), workspace: workspace, engine: engine)
  }

  /// Looks at a table that was read already. Must run on the engine's thread.
  public init(of table: ResultTable, workspace: Workspace, engine: Engine) {
    statistics = Statistics(of: table)
    var options: [String: Int] = [:]
    for item in statistics.items {
      guard let question = workspace.questions[item.question] else { continue }
      options[item.question] = engine.optionCount(of: question)
    }
    concerns = ConcernRules(options: options).concerns(of: statistics)
    nearMisses = NearMissSearch(engine: engine, questions: workspace.questions)
      .nearMisses(in: table)
  }
}

extension Engine {
  /// How many options there are to choose one from; `nil` for other questions and for one that
  /// cannot be shown, whose faults are reported elsewhere.
  fileprivate func optionCount(of question: Question) -> Int? {
    guard let prepared = try? prepare(question, seed: nil),
      let view = try? view(of: prepared, in: .english),
      case .choice(let labels, multiple: false) = view.input, !labels.isEmpty
    else { return nil }
    return labels.count
  }
}
