public import GradusCore
public import GradusPlugins

extension Prover {
  /// What is wrong with the worked examples of rules and checks, for the plugins that `covers`
  /// the path of.
  public func faultsOfSamples(
    in library: PluginLibrary, covers: (SourceLocation) -> Bool
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for plugin in library.plugins {
      let place = SourceLocation(file: plugin.folder.main.path, line: 1)
      guard covers(place) else { continue }
      for (name, rule) in plugin.manifest.rules.sorted(by: { $0.key < $1.key }) {
        for (number, sample) in rule.samples.enumerated() {
          if let fault = fault(of: sample, rule: name) {
            findings.append(
              Diagnostic("sample \(number + 1) of rule '\(name)': \(fault)", at: place))
          }
        }
      }
      for (name, check) in plugin.manifest.checks.sorted(by: { $0.key < $1.key }) {
        for (number, sample) in check.samples.enumerated() {
          do throws(PluginError) {
            if let fault = try engine.fault(ofSample: sample, check: name) {
              findings.append(
                Diagnostic("sample \(number + 1) of check '\(name)': \(fault)", at: place))
            }
          } catch {
            findings.append(
              Diagnostic(
                "sample \(number + 1) of check '\(name)': \(error.message)",
                at: error.place ?? place, details: error.traceback))
          }
        }
      }
    }
    return findings
  }

  private func fault(of sample: Value, rule: String) -> String? {
    let choice = Quiz.RuleChoice(name: rule, options: sample["options"]?.entries ?? [:])
    guard let wanted = sample["score"]?.double else { return "it has no 'score'" }
    do throws(PluginError) {
      let score = try engine.combine(RulePart.list(sample["parts"] ?? .null), by: choice)
      return abs(score - wanted) > 1e-9 ? "gives \(score.shown), foretold \(wanted.shown)" : nil
    } catch {
      return error.message
    }
  }
}

extension RulePart {
  /// Parts as authors write them: `{score:, points:, status:, attempts:, hints:}` each.
  static func list(_ parts: Value) -> [RulePart] {
    (parts.elements ?? []).map { part in
      RulePart(
        score: part["score"]?.double, points: part["points"]?.double ?? 1,
        status: part["status"]?.string.flatMap(Verdict.Status.init) ?? .graded,
        attempts: part["attempts"]?.wholeNumber ?? 1, hints: part["hints"]?.wholeNumber ?? 0)
    }
  }
}
