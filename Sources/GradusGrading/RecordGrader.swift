public import GradusCore
public import GradusPlugins

/// Grades records one after the other. The result of a record depends on the record alone.
public final class RecordGrader {
  private let engine: Engine
  private let questions: [String: Question]
  private let names: [String]
  private var prepared: [VariantKey: Result<PreparedVariant, PluginError>] = [:]
  private var fingerprints: [String: String] = [:]

  private struct VariantKey: Hashable {
    var question: String
    var seed: Int?
  }

  /// How many variants are kept ready.
  private static let mostVariants = 4096

  /// Creates a grader of these questions.
  public init(engine: Engine, questions: [String: Question]) {
    self.engine = engine
    self.questions = questions
    names = questions.keys.sorted()
  }

  /// Grades one record.
  ///
  /// - Parameter folder: where files named in the answer are.
  public func grade(_ record: AnswerRecord, in folder: String) -> GradedRecord {
    if let problem = record.problem {
      return GradedRecord(record: record, status: .badInput, problem: problem)
    }
    guard let address = record.question, let question = questions[address] else {
      let name = record.question ?? ""
      return GradedRecord(
        record: record, status: .unknownQuestion,
        problem: "there is no question '\(name)'"
          + Suggestion.sentence(for: name, in: names))
    }
    let verdict = verdict(record, question, folder)
    return GradedRecord(
      record: record, status: GradedRecord.Status(verdict.status), verdict: verdict,
      maximum: question.points, fingerprint: fingerprint(of: question))
  }

  private func verdict(_ record: AnswerRecord, _ question: Question, _ folder: String) -> Verdict {
    var answer = record.answer
    if let file = ArrayFile(answer) {
      do throws(ArrayFile.Problem) {
        answer = try file.read(in: folder)
      } catch {
        return .invalid(error.text)
      }
    }
    switch variant(of: question, seed: record.seed) {
    case .success(let variant): return engine.grade(answer, variant)
    case .failure(let fault): return answer.isBlank ? .blank : .failed(fault.failure)
    }
  }

  private func variant(
    of question: Question, seed: Int?
  ) -> Result<PreparedVariant, PluginError> {
    let key = VariantKey(question: question.address, seed: seed)
    if let ready = prepared[key] { return ready }
    if prepared.count >= Self.mostVariants { prepared.removeAll(keepingCapacity: true) }
    let result: Result<PreparedVariant, PluginError>
    do throws(PluginError) {
      result = .success(try engine.prepare(question, seed: seed))
    } catch {
      result = .failure(error)
    }
    prepared[key] = result
    return result
  }

  /// The fingerprint that a result of this question gets now; `nil` when there is no such question.
  package func fingerprint(of address: String) -> String? {
    questions[address].map { fingerprint(of: $0) }
  }

  /// The names of the plugins whose sources are part of a question's fingerprint.
  package func plugins(of address: String) -> [String] {
    questions[address].map { plugins(of: $0).map(\.name) } ?? []
  }

  private func fingerprint(of question: Question) -> String {
    if let known = fingerprints[question.address] { return known }
    let text = Fingerprint(of: question, plugins: plugins(of: question)).text
    fingerprints[question.address] = text
    return text
  }

  private func plugins(of question: Question) -> [PluginFolder] {
    engine.library.plugins.filter { plugin in
      plugin.manifest.formats[question.format] != nil
        || question.fields["check"]?.value.string.map { plugin.manifest.checks[$0] != nil } == true
    }.map(\.folder)
  }
}

extension GradedRecord.Status {
  fileprivate init(_ status: Verdict.Status) {
    self =
      switch status {
      case .graded: .graded
      case .blank: .blank
      case .invalid: .invalid
      case .manual: .manual
      case .failed: .failed
      }
  }
}
