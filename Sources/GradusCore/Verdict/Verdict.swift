/// What grading says of one response.
public struct Verdict: Hashable, Sendable, Codable {
  /// The three verdicts that are never mixed, and their neighbours.
  public enum Status: String, Hashable, Sendable, CaseIterable, Codable {
    /// The answer was read and has a score.
    case graded
    /// There was no answer.
    case blank
    /// The answer could not be read; it costs no attempt.
    case invalid
    /// A person must mark it.
    case manual
    /// The grader is at fault, not the learner.
    case failed
  }

  /// Why a grader failed.
  public struct Failure: Hashable, Sendable, Codable {
    /// The kind of fault, as result files name it.
    public enum Reason: String, Hashable, Sendable, Codable {
      /// The plugin has a fault.
      case pluginError = "plugin_error"
      /// The plugin used more instructions or memory than it may.
      case budget
      /// The process that graded it died.
      case crash
      /// The process that graded it did not come to an end.
      case timeout
    }

    /// The kind of fault.
    public var reason: Reason
    /// One line that names plugin, phase and place.
    public var message: String
    /// The place in the plugin or bank at fault.
    public var place: SourceLocation?
    /// The calls that led there, a line each.
    public var traceback: String

    /// Creates a failure.
    public init(
      reason: Reason, message: String, place: SourceLocation? = nil, traceback: String = ""
    ) {
      self.reason = reason
      self.message = message
      self.place = place
      self.traceback = traceback
    }
  }

  /// The mark of one part of an answer: a blank, a pair, a step.
  public struct Part: Hashable, Sendable, Codable {
    /// What the part is called.
    public var name: String
    /// From 0 to 1.
    public var score: Double
    /// What the learner should know about it.
    public var feedback: Text?

    /// Creates a part.
    public init(name: String, score: Double, feedback: Text? = nil) {
      self.name = name
      self.score = score
      self.feedback = feedback
    }
  }

  /// Which of the verdicts it is.
  public var status: Status
  /// From 0 to 1; `nil` unless graded.
  public var score: Double?
  /// A guess at the score while a person has not marked it yet.
  public var provisional: Double?
  /// The stable names of recognised mistakes.
  public var notes: [String]
  /// What the learner should know.
  public var feedback: [Text]
  /// How the mark came about.
  public var trace: [Text]
  /// The marks of the answer's parts.
  public var parts: [Part]
  /// Why the grader failed, when it did.
  public var failure: Failure?
  /// What the answer was read as, where that is a short text or a short list of texts: the ids of
  /// chosen options, a number as it was typed. Of an invalid answer, the answer itself if it is
  /// short.
  public var response: Value?

  /// Creates a verdict.
  public init(
    status: Status, score: Double? = nil, provisional: Double? = nil, notes: [String] = [],
    feedback: [Text] = [], trace: [Text] = [], parts: [Part] = [], failure: Failure? = nil,
    response: Value? = nil
  ) {
    self.status = status
    self.score = score
    self.provisional = provisional
    self.notes = notes
    self.feedback = feedback
    self.trace = trace
    self.parts = parts
    self.failure = failure
    self.response = response
  }
}

extension Verdict {
  /// There was no answer.
  public static let blank = Verdict(status: .blank)

  /// The answer could not be read, because of `problem`.
  public static func invalid(_ problem: Text, response: Value? = nil) -> Verdict {
    Verdict(status: .invalid, feedback: [problem], response: response)
  }

  /// The grader failed.
  public static func failed(_ failure: Failure) -> Verdict {
    Verdict(status: .failed, failure: failure)
  }

  /// Whether the answer earned everything it could.
  public var isRight: Bool { status == .graded && score == 1 }
}
