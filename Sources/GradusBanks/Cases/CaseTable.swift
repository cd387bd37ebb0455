public import GradusCore

/// A file of `cases/`: raw answers to one question with what each must get.
public struct CaseTable: Hashable, Sendable {
  /// What the cases are about.
  public enum Subject: Hashable, Sendable {
    /// A question written out in the file.
    case question(Question)
    /// A question of a bank, with the place of its name.
    case address(String, SourceLocation)
    /// A rule with its options.
    case rule(Quiz.RuleChoice)
  }

  /// One row.
  public struct Case: Hashable, Sendable {
    /// The raw answer; for a rule the list of its parts.
    public var given: Value
    /// The status it must get.
    public var status: Verdict.Status
    /// The score it must get, from 0 to 1; `nil` is not compared.
    public var score: Double?
    /// The notes it must get, in any order; `nil` is not compared.
    public var notes: [String]?
    /// What must occur in the English feedback; `nil` is not compared.
    public var feedback: String?
    /// The seed of the variant; `nil` means seed 0 in authored order.
    public var seed: Int?
    /// Where it stands.
    public var location: SourceLocation
  }

  /// The file's name without its ending.
  public var name: String
  /// What the cases are about.
  public var subject: Subject
  /// The rows in their order.
  public var cases: [Case]
}
