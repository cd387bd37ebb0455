public import GradusCore
internal import GradusLua

/// One line of a results file, read back: a verdict and what else there is to know of the answer.
///
/// What the verdict has is asked for by its name: `record.score`. Only `id` and `status` are on every
/// line. Keys that are not known here are left alone, so that files of later versions can be read.
@dynamicMemberLookup
public struct ResultRecord: Hashable, Sendable {
  /// Whose answer it is and what became of it.
  public var verdict: RecordedVerdict
  /// What the learner should know.
  public var feedback: String
  /// What the answer was read as, when it is a short text or a list of short texts: the chosen
  /// options of a choice by id, a number as typed, or an unreadable answer as given.
  public var response: Value?
  /// What was taken out of a longer answer.
  public var extracted: String?
  /// What kind of failure it was, when the grader failed: `budget`, `crash` and so on.
  public var reason: String?
  /// Why the grader failed, or what is wrong with the record.
  public var message: String?
  /// Identifies the question's definition and the plugin that graded it.
  public var fingerprint: String?
  /// The score a person gave, when one did.
  public var override: ScoreOverride?

  /// What the verdict has by this name.
  public subscript<Member>(dynamicMember path: KeyPath<RecordedVerdict, Member>) -> Member {
    verdict[keyPath: path]
  }
}

extension ResultRecord {
  /// Reads a line of a results file.
  ///
  /// - Parameter number: the number of the line, when it is in a file.
  /// - Throws: `GradingError` with what is wrong, without a place.
  public init(line: UnsafeRawBufferPointer, number: Int = 0) throws(GradingError) {
    let value: Value
    do throws(JSONText.Problem) {
      value = try JSONText.read(line).plain
    } catch {
      throw GradingError(.badData, error.message)
    }
    guard let entries = value.entries, !entries.isEmpty else {
      throw GradingError(.badData, "the line is no table such as {\"id\": …}")
    }
    guard let id = entries["id"]?.string else {
      throw GradingError(.badData, "'id' is missing")
    }
    guard let status = entries["status"]?.string.flatMap(GradedRecord.Status.init) else {
      throw GradingError(.badData, "'status' is missing or none that results have")
    }
    override = entries["override"].flatMap(ScoreOverride.init)
    verdict = RecordedVerdict(
      line: number, id: id, student: try Self.text("student", in: entries),
      question: try Self.text("question", in: entries), seed: entries["seed"]?.wholeNumber,
      status: status, score: try Self.number("score", upTo: 1, in: entries),
      points: try Self.number("points", in: entries), maximum: try Self.number("max", in: entries),
      notes: entries["notes"]?.elements?.compactMap(\.string) ?? [],
      // Why an older score stands, such as `never-lower`.
      isKept: entries["kept"]?.string != nil, isByHand: override != nil)
    feedback = entries["feedback"]?.string ?? ""
    response = entries["response"]
    extracted = entries["extracted"]?.string
    reason = entries["reason"]?.string
    message = entries["message"]?.string
    fingerprint = entries["fingerprint"]?.string
  }

  private static func text(
    _ key: String, in entries: [String: Value]
  ) throws(GradingError) -> String? {
    guard let value = entries[key], value != .null else { return nil }
    guard let text = value.string else { throw GradingError(.badData, "'\(key)' is no text") }
    return text
  }

  private static func number(
    _ key: String, upTo most: Int? = nil, in entries: [String: Value]
  ) throws(GradingError) -> Double? {
    guard let value = entries[key], value != .null else { return nil }
    guard let number = value.double, number >= 0, number <= most.map(Double.init) ?? .infinity
    else {
      let end = most.map { " to \($0)" } ?? ""
      throw GradingError(.badData, "'\(key)' is no number from 0\(end)")
    }
    return number
  }
}
