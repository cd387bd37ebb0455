internal import GradusBanks
internal import GradusCore
internal import GradusPlugins

/// Runs tables of cases, as the answer files they stand for would be graded.
struct CaseRunner {
  let engine: Engine
  let questions: [String: Question]

  /// What is wrong with a table, a finding for each case that gets something else than it says.
  func faults(of table: CaseTable) -> [Diagnostic] {
    switch table.subject {
    case .question(let question): return faults(of: table, question)
    case .rule(let rule):
      return table.cases.compactMap { finding($0, ruleFault(of: $0, rule)) }
    case .address(let address, let place):
      guard let question = questions[address] else {
        return [
          Diagnostic(
            "there is no question '\(address)'"
              + Suggestion.sentence(for: address, in: questions.keys.sorted()), at: place)
        ]
      }
      return faults(of: table, question)
    }
  }

  private func faults(of table: CaseTable, _ question: Question) -> [Diagnostic] {
    table.cases.compactMap { row in
      do throws(PluginError) {
        let verdict = engine.grade(row.given, try engine.prepare(question, seed: row.seed))
        return finding(row, fault(of: row, verdict), verdict.failure)
      } catch {
        return error.diagnostic
      }
    }
  }

  private func finding(
    _ row: CaseTable.Case, _ fault: String?, _ failure: Verdict.Failure? = nil
  ) -> Diagnostic? {
    fault.map {
      Diagnostic($0, at: failure?.place ?? row.location, details: failure?.traceback ?? "")
    }
  }

  private func fault(of row: CaseTable.Case, _ verdict: Verdict) -> String? {
    let draw = row.seed.map { "seed \($0)" } ?? "authored order"
    var wanted: [String] = []
    if verdict.status != row.status || row.score.map({ !verdict.scores($0) }) == true {
      wanted.append(row.score.map { "a score of \($0.shown)" } ?? row.status.rawValue)
    }
    if let notes = row.notes, Set(notes) != Set(verdict.notes) {
      wanted.append("the notes \(notes.listed)")
    }
    if let words = row.feedback,
      !verdict.feedback.contains(where: { $0.text(in: .english).contains(words) })
    {
      wanted.append("feedback with \(words.quoted)")
    }
    guard !wanted.isEmpty else { return nil }
    return "the answer \(row.given.shown.quoted) (\(draw)) gets \(verdict.wholeOutcome); expected "
      + wanted.joined(separator: " and ")
  }

  private func ruleFault(of row: CaseTable.Case, _ rule: Quiz.RuleChoice) -> String? {
    do throws(PluginError) {
      let score = try engine.combine(RulePart.list(row.given), by: rule)
      guard let wanted = row.score else { return "a case of a rule needs 'score'" }
      guard abs(score - wanted) > 1e-9 else { return nil }
      return "rule '\(rule.name)' gives \(score.shown); expected \(wanted.shown)"
    } catch {
      return error.message
    }
  }
}

extension Verdict {
  fileprivate func scores(_ wanted: Double) -> Bool { abs((score ?? -1) - wanted) <= 1e-9 }
}
