public import GradusCore
internal import GradusLua
public import GradusPlugins

/// Grades records one after the other. The result of a record depends on the record alone.
public final class RecordGrader {
  private let engine: Engine
  /// The questions that are graded.
  let questions: Questions
  private let extraction: Extraction?
  private lazy var names = questions.whole.questions.keys.sorted()
  private let wording: VerdictWording
  private var templates: [String: QuestionTemplate] = [:]
  private var prepared: [VariantKey: ReadyVariant] = [:]
  /// The variants asked for last, by the hash of what they are asked for with.
  private var recent: [ReadyVariant?] = Array(repeating: nil, count: 1 << 10)
  private var fingerprints: Fingerprints
  private var suggestions: [String: String] = [:]
  private var unknownNews: [NamedQuestion] = []

  private struct VariantKey: Hashable {
    var question: String
    var seed: Int?
  }

  /// How many variants are kept ready, and how many names of unknown questions.
  private static let mostKept = 4096
  /// How many questions are kept taken apart.
  private static let mostTemplates = 512
  /// The longest text without an answer that a result repeats, in bytes.
  private static let longestUnread = 64

  /// Creates a grader of these questions.
  ///
  /// - Parameters:
  ///   - extraction: how answers are taken out of longer texts, where a question does not say.
  ///   - wording: which texts of verdicts are wanted.
  public init(
    engine: Engine, questions: Questions, extraction: Extraction? = nil,
    wording: VerdictWording = .whole
  ) {
    self.engine = engine
    self.extraction = extraction
    self.wording = wording
    self.questions = questions
    fingerprints = Fingerprints(engine.library)
  }

  /// Grades one record.
  ///
  /// - Parameter folder: where files named in the answer are.
  public func grade(_ record: AnswerRecord, in folder: String) -> GradedRecord {
    if let problem = record.problem {
      return GradedRecord(record: record, status: .badInput, problem: problem)
    }
    guard let address = record.question, let question = questions.question(at: address) else {
      return unknown(record)
    }
    let ready = ready(question, seed: record.seed)
    let (verdict, extracted) = verdict(record, ready, folder)
    return GradedRecord(
      record: record, status: GradedRecord.Status(verdict.status), verdict: verdict,
      maximum: ready.maximum, fingerprint: ready.fingerprint, extracted: extracted)
  }

  /// The verdict of an answer that is a text of ASCII which nothing is taken out of: that of
  /// `grade`.
  func verdict(ascii answer: UnsafeRawBufferPointer, _ ready: ReadyVariant) -> Verdict {
    switch ready.variant {
    case .success(let variant): return engine.grade(ascii: answer, variant, wording: wording)
    case .failure(let fault):
      let isBlank = Value.text(String(decoding: answer, as: UTF8.self)).isBlank
      return isBlank ? .blank : .failed(fault.failure)
    }
  }

  /// The verdict of an answer that is a list in JSON: that of `grade`.
  func verdict(
    list answer: UnsafeRawBufferPointer, _ ready: ReadyVariant
  ) throws(JSONText.Problem) -> Verdict {
    switch ready.variant {
    case .success(let variant): return try engine.grade(list: answer, variant, wording: wording)
    case .failure(let fault):
      let isBlank = try JSONText.withFlat(answer, keepingNumbers: true) { flat in
        var cursor = FlatCursor(flat)
        return cursor.takeBlank()
      }
      return isBlank ? .blank : .failed(fault.failure)
    }
  }

  /// What becomes of a record that no worker could grade.
  func failed(_ record: AnswerRecord, _ failure: Verdict.Failure) -> GradedRecord {
    guard record.problem == nil, let question = record.question.flatMap(questions.question(at:))
    else {
      return grade(record, in: ".")
    }
    return GradedRecord(
      record: record, status: .failed, verdict: .failed(failure), maximum: question.points,
      fingerprint: fingerprints.text(of: question))
  }

  /// The fingerprint of the question with this address, when there is one.
  package func fingerprint(of address: String) -> String? {
    questions.question(at: address).map { fingerprints.text(of: $0) }
  }

  /// The names of the plugins whose sources are part of a question's fingerprint.
  package func plugins(of address: String) -> [String] {
    guard let question = questions.question(at: address) else { return [] }
    return engine.library.plugins(grading: question).map { engine.library.folders[$0].name }
  }

  /// One hash for the banks and plugins.
  var sources: String { questions.digest }

  /// The questions that were met since this was last asked for, unknown ones among them.
  func takeNews() -> [NamedQuestion] {
    defer { unknownNews.removeAll() }
    return fingerprints.takeNews() + unknownNews
  }

  private func unknown(_ record: AnswerRecord) -> GradedRecord {
    let name = record.question ?? ""
    if suggestions.count >= Self.mostKept { suggestions.removeAll() }
    let suggestion: String
    if let known = suggestions[name] {
      suggestion = known
    } else {
      suggestion = Suggestion.sentence(for: name, in: names)
      suggestions[name] = suggestion
      if NamedQuestion.isAddress(name) {
        unknownNews.append(NamedQuestion(address: name, fingerprint: nil))
      }
    }
    return GradedRecord(
      record: record, status: .unknownQuestion,
      problem: "there is no question '\(name)'" + suggestion)
  }

  private func verdict(
    _ record: AnswerRecord, _ ready: ReadyVariant, _ folder: String
  ) -> (Verdict, extracted: String?) {
    var answer = record.answer
    if let file = ArrayFile(answer) {
      do throws(ArrayFile.Problem) {
        answer = try file.read(in: folder)
      } catch {
        return (.invalid(error.text), nil)
      }
    }
    switch ready.variant {
    case .success(let variant):
      guard let extraction = ready.extraction, let text = answer.string else {
        return (engine.grade(answer, variant, wording: wording), nil)
      }
      return verdict(text, ready, variant, extraction)
    case .failure(let fault): return (answer.isBlank ? .blank : .failed(fault.failure), nil)
    }
  }

  /// Grades what is taken out of a longer text.
  private func verdict(
    _ text: String, _ ready: ReadyVariant, _ variant: PreparedVariant, _ extraction: Extraction
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
    var verdict = ready.verdict(ofExtracted: found.text) {
      engine.grade($0, variant, wording: wording)
    }
    if found.candidates.count > 1 { verdict.notes.append("several-answers") }
    return (verdict, found.text)
  }

  // MARK: Variants

  /// The variant of the question with this address, when there is one.
  func ready(_ address: UnsafeRawBufferPointer, seed: Int?) -> ReadyVariant? {
    let hash = Digest.short(address) ^ UInt64(bitPattern: Int64(seed ?? -1))
    let place = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 54)
    if let last = recent[place], last.seed == seed, last.isOf(address) { return last }
    let question = questions.question(at: String(decoding: address, as: UTF8.self))
    let found = question.map { ready($0, seed: seed) }
    if let found { recent[place] = found }
    return found
  }

  private func ready(_ question: Question, seed: Int?) -> ReadyVariant {
    let key = VariantKey(question: question.address, seed: seed)
    if let ready = prepared[key] { return ready }
    if prepared.count >= Self.mostKept { prepared.removeAll(keepingCapacity: true) }
    let variant: Result<PreparedVariant, PluginError>
    do throws(PluginError) {
      variant = .success(try engine.prepare(try template(of: question), seed: seed))
    } catch {
      variant = .failure(error)
    }
    let ready = ReadyVariant(
      question, seed: seed, variant: variant, fingerprint: fingerprints.text(of: question),
      extraction: question.extract ?? extraction)
    prepared[key] = ready
    return ready
  }

  private func template(of question: Question) throws(PluginError) -> QuestionTemplate {
    if let known = templates[question.address] { return known }
    if templates.count >= Self.mostTemplates { templates.removeAll() }
    let template = try engine.template(of: question)
    templates[question.address] = template
    return template
  }
}

extension GradedRecord.Status {
  init(_ status: Verdict.Status) {
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
