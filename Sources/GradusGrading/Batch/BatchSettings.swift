public import GradusCore

/// What a run is asked to do.
public struct BatchSettings: Sendable {
  /// Files and folders of answers, `-` for standard input.
  public var files: [String]
  /// Where the results go; `nil` for standard output.
  public var output: String?
  /// How answers are read: the questions there are, and what columns are.
  public var answers: AnswerOptions
  /// The students of the course: those without answers get blanks for the questions of the quiz.
  public var roster: RosterMatch?
  /// How answers are taken out of longer texts, where a question does not say.
  public var extraction: Extraction?
  /// The language of feedback.
  public var language: Language = .english
  /// Who grades.
  public var workers: WorkerSettings
  /// Which part of the input is graded; `nil` for all.
  public var shard: Shard?
  /// Whether to go on where an earlier run ended.
  public var isResuming = false
  /// What else decides the results, by name: a run is only taken up when it is the same.
  public var options: [String: String] = [:]
  /// The version of Gradus.
  public var version: String
  /// Puts the results, when they are all there, in their place; `nil` renames them.
  public var finish: (@Sendable (_ part: String, _ output: String) throws -> Finishing.Outcome)?
  /// What else decides the bytes of the results when they are put in their place, by name: finished
  /// results are only left as they are when it is the same.
  public var finishing: [String: String] = [:]
  /// Takes what the person at the terminal should know.
  public var note: @Sendable (String) -> Void = { _ in }

  /// Creates settings.
  public init(
    files: [String], answers: AnswerOptions = AnswerOptions(), output: String?,
    version: String, workers: WorkerSettings
  ) {
    self.files = files
    self.answers = answers
    self.output = output
    self.version = version
    self.workers = workers
  }

  /// What has to be the same for a run to be taken up.
  ///
  /// - Parameter sources: the hash of banks and plugins.
  func identity(of sources: String) -> RunIdentity {
    var identity = RunIdentity([:])
    identity[.version] = version
    identity[.sources] = sources
    identity[.files] = files.joined(separator: " ")
    identity[.quiz] = answers.quiz.joined(separator: " ")
    identity[.columns] = answers.columns.map { RunIdentity.digest(of: "\($0)") } ?? ""
    identity[.roster] =
      roster.map { RunIdentity.digest(of: $0.students.joined(separator: "\n")) } ?? ""
    identity[.extract] = extraction?.description ?? ""
    identity[.language] = language.rawValue
    identity[.shard] = shard?.description ?? ""
    identity.add(options: options)
    return identity
  }
}

extension RunIdentity {
  /// The same with what was done when all results were there.
  func finished(_ facts: [String: String]) -> RunIdentity {
    var identity = self
    identity.add(options: facts)
    return identity
  }
}

/// What a run came to.
public struct BatchSummary: Sendable {
  /// What became of the answers, as the results say.
  var tally: Tally
  /// How many ids stand on more than one result.
  public var duplicates: Int
  /// Some of these ids.
  public var examples: [String]
  /// Whether an earlier run had done everything, so that nothing was graded or finished now.
  public var wasFinished = false

  /// How many answers there were.
  public var total: Int { tally.total }

  /// How many answers have this status.
  public func count(_ status: GradedRecord.Status) -> Int { tally[status] }

  /// `12 answers: 9 graded, 1 blank, 2 invalid`.
  public var text: String { tally.text }

  /// What to say of ids that stand on more than one result; `nil` when there are none.
  public var duplicateSentence: String? {
    guard duplicates > 0 else { return nil }
    let some = examples.prefix(5).joined(separator: ", ")
    let names = some.isEmpty ? "" : ": " + some + (duplicates > 5 ? ", …" : "")
    return duplicates == 1
      ? "1 id stands on more than one result" + names
      : "\(duplicates) ids stand on more than one result" + names
  }
}

/// How far a run has come.
public struct BatchProgress: Sendable {
  var tally: Tally
  /// How many results there were when the run was taken up.
  public var resultsBefore: Int
  /// How many bytes of the input are graded, of how many; 0 of 0 while that is not known.
  public var inputDone: Int
  /// How many of them were graded when the run was taken up.
  public var inputBefore: Int
  /// How many bytes of input there are.
  public var inputTotal: Int

  /// How many results there are.
  public var results: Int { tally.total }

  /// `9 graded, 1 blank, 2 invalid`.
  public var counts: String { tally.counts(separator: ", ") }
}

extension Tally {
  /// `12 answers: 9 graded, 1 blank, 2 invalid`.
  var text: String {
    let parts = counts(separator: ", ")
    return (total == 1 ? "1 answer" : "\(total) answers") + (parts.isEmpty ? "" : ": " + parts)
  }

  func counts(separator: String) -> String {
    GradedRecord.Status.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
      .joined(separator: separator)
  }
}
