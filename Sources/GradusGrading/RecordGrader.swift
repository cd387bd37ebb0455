public import GradusCore
internal import GradusLua
public import GradusPlugins

/// Grades records one after the other. The result of a record depends on the record alone.
public final class RecordGrader {
  private let engine: Engine
  private let questions: [String: Question]
  private let extraction: Extraction?
  private let names: [String]
  private var prepared: [VariantKey: Result<PreparedVariant, PluginError>] = [:]
  private var fingerprints: Fingerprints
  private var suggestions: [String: String] = [:]

  private struct VariantKey: Hashable {
    var question: String
    var seed: Int?
  }

  /// How many variants are kept ready, and how many names of unknown questions.
  private static let mostKept = 4096
  /// The longest text without an answer that a result repeats, in bytes.
  private static let longestUnread = 64

  /// Creates a grader of these questions.
  ///
  /// - Parameter extraction: how answers are taken out of longer texts, where a question does not
  ///   say.
  public init(engine: Engine, questions: [String: Question], extraction: Extraction? = nil) {
    self.engine = engine
    self.extraction = extraction
    self.questions = questions
    names = questions.keys.sorted()
    fingerprints = Fingerprints(engine.library)
  }

  /// Grades one record.
  ///
  /// - Parameter folder: where files named in the answer are.
  public func grade(_ record: AnswerRecord, in folder: String) -> GradedRecord {
    if let problem = record.problem {
      return GradedRecord(record: record, status: .badInput, problem: problem)
    }
    guard let address = record.question, let question = questions[address] else {
      return unknown(record)
    }
    let (verdict, extracted) = verdict(record, question, folder)
    return GradedRecord(
      record: record, status: GradedRecord.Status(verdict.status), verdict: verdict,
      maximum: question.points, fingerprint: fingerprints.text(of: question),
      extracted: extracted)
  }

  /// Grades a record whose answer is a list without tables, in the flat form: as `grade` does.
  func grade(_ record: AnswerRecord, flat answer: UnsafeRawBufferPointer) -> GradedRecord {
    guard let question = record.question.flatMap({ questions[$0] }) else { return unknown(record) }
    let verdict: Verdict
    switch variant(of: question, seed: record.seed) {
    case .success(let variant): verdict = engine.grade(flat: answer, variant)
    case .failure(let fault):
      var cursor = FlatCursor(answer)
      verdict = cursor.takeBlank() ? .blank : .failed(fault.failure)
    }
    return GradedRecord(
      record: record, status: GradedRecord.Status(verdict.status), verdict: verdict,
      maximum: question.points, fingerprint: fingerprints.text(of: question))
  }

  /// What becomes of a record that no worker could grade.
  func failed(_ record: AnswerRecord, _ failure: Verdict.Failure) -> GradedRecord {
    guard record.problem == nil, let question = record.question.flatMap({ questions[$0] }) else {
      return grade(record, in: ".")
    }
    return GradedRecord(
      record: record, status: .failed, verdict: .failed(failure), maximum: question.points,
      fingerprint: fingerprints.text(of: question))
  }

  /// The fingerprint of the question with this address, when there is one.
  package func fingerprint(of address: String) -> String? {
    questions[address].map { fingerprints.text(of: $0) }
  }

  /// The names of the plugins whose sources are part of a question's fingerprint.
  package func plugins(of address: String) -> [String] {
    guard let question = questions[address] else { return [] }
    return engine.library.plugins(grading: question).map {
      engine.library.plugins[$0].folder.name
    }
  }

  /// The fingerprint of every question by address.
  var allFingerprints: [String: String] {
    questions.mapValues { fingerprints.text(of: $0) }
  }

  private func unknown(_ record: AnswerRecord) -> GradedRecord {
    let name = record.question ?? ""
    if suggestions.count >= Self.mostKept { suggestions.removeAll() }
    let suggestion = suggestions[name] ?? Suggestion.sentence(for: name, in: names)
    suggestions[name] = suggestion
    return GradedRecord(
      record: record, status: .unknownQuestion,
      problem: "there is no question '\(name)'" + suggestion)
  }

  private func verdict(
    _ record: AnswerRecord, _ question: Question, _ folder: String
  ) -> (Verdict, extracted: String?) {
    var answer = record.answer
    if let file = ArrayFile(answer) {
      do throws(ArrayFile.Problem) {
        answer = try file.read(in: folder)
      } catch {
        return (.invalid(error.text), nil)
      }
    }
    switch variant(of: question, seed: record.seed) {
    case .success(let variant):
      guard let extraction = question.extract ?? extraction, let text = answer.string else {
        return (engine.grade(answer, variant), nil)
      }
      return verdict(text, variant, extraction)
    case .failure(let fault): return (answer.isBlank ? .blank : .failed(fault.failure), nil)
    }
  }

  /// Grades what is taken out of a longer text.
  private func verdict(
    _ text: String, _ variant: PreparedVariant, _ extraction: Extraction
  ) -> (Verdict, extracted: String?) {
    guard !Value.text(text).isBlank else { return (.blank, nil) }
    let options = variant.variant.data["options"]?.elements?.count ?? 0
    guard let found = extraction.apply(to: text, letters: options) else {
      return (
        .invalid(
          Text(english: "No answer was found in this text.", chinese: "在这段文字中没有找到答案。"),
          response: text.utf8.count <= Self.longestUnread ? .text(text) : nil),
        nil
      )
    }
    var verdict = engine.grade(.text(found.text), variant)
    if found.candidates.count > 1 { verdict.notes.append("several-answers") }
    return (verdict, found.text)
  }

  private func variant(
    of question: Question, seed: Int?
  ) -> Result<PreparedVariant, PluginError> {
    let key = VariantKey(question: question.address, seed: seed)
    if let ready = prepared[key] { return ready }
    if prepared.count >= Self.mostKept { prepared.removeAll(keepingCapacity: true) }
    let result: Result<PreparedVariant, PluginError>
    do throws(PluginError) {
      result = .success(try engine.prepare(question, seed: seed))
    } catch {
      result = .failure(error)
    }
    prepared[key] = result
    return result
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
