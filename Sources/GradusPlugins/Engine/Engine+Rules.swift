public import GradusCore
internal import GradusLua

/// One part of what a rule combines: a question of a quiz, or an attempt at a question.
public struct RulePart: Hashable, Sendable {
  /// From 0 to 1; `nil` when it was not answered.
  public var score: Double?
  /// How many points it is worth.
  public var points: Double
  /// What became of the answer.
  public var status: Verdict.Status
  /// How many attempts it took.
  public var attempts: Int
  /// How many hints were shown.
  public var hints: Int

  /// Creates a part.
  public init(
    score: Double?, points: Double, status: Verdict.Status, attempts: Int = 1, hints: Int = 0
  ) {
    self.score = score
    self.points = points
    self.status = status
    self.attempts = attempts
    self.hints = hints
  }
}

extension Engine {
  /// Combines scores by a rule.
  ///
  /// - Returns: the score, from 0 to 1.
  /// - Throws: `PluginError` when there is no such rule or option, or the rule is at fault.
  public func combine(
    _ parts: [RulePart], by choice: Quiz.RuleChoice
  ) throws(PluginError) -> Double {
    guard let (plugin, rule) = library.find(choice.name, in: \.rules) else {
      throw PluginError(
        .question,
        "there is no rule '\(choice.name)'"
          + Suggestion.sentence(for: choice.name, in: library.ruleNames))
    }
    var options: [String: LuaValue] = [:]
    for option in rule.options { options[option.name] = option.defaultValue.map { LuaValue($0) } }
    let known = rule.options.map(\.name)
    for (name, value) in choice.options.sorted(by: { $0.key < $1.key }) {
      guard known.contains(name) else {
        throw PluginError(
          .question,
          "rule '\(choice.name)' has no option '\(name)'"
            + Suggestion.sentence(for: name, in: known))
      }
      options[name] = LuaValue(value)
    }
    let list = parts.map { part in
      var entries: [String: LuaValue] = [
        "points": .number(part.points), "status": .text(part.status.rawValue),
        "attempts": .integer(part.attempts), "hints": .integer(part.hints),
      ]
      if let score = part.score { entries["score"] = .number(score) }
      return LuaValue.table(entries)
    }
    let sandbox = try sandbox(plugin)
    guard let function = sandbox.function("rules", rule.name, "combine") else { return 0 }
    return try sandbox.call(
      function, phase: "combine of rule '\(rule.name)'",
      arguments: { (_) throws(LuaFault) in [.list(list), .table(["options": .table(options)])] },
      read: { (_, first, _) throws(LuaFault) in
        guard let score = first.double, score >= 0, score <= 1 else {
          let got = first.double?.shown ?? first.kindName
          throw LuaFault("returned \(got); expected a score from 0 to 1")
        }
        return score
      })
  }
}
