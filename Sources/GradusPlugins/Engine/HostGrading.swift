internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// Grades answers to a variant whose `parse` and `grade` are the host's own `check.parse` and
/// `check.grade`: with the same functions and to the same verdict, but without Lua around them.
final class HostGrading {
  let key: CheckKey
  private let options: NumberReadingOptions
  private let notesShape: Bool
  private let instructions: Int
  /// What marking costs, and more than handing the variant to a function is charged.
  private let costOfMarking: Int

  /// The most numbers of an array that is graded so; that many fit in every usual limit.
  static let mostNumbers = 1 << 14

  /// Returns `nil` when the functions must be called: for limits below the usual, and for a variant
  /// they refuse.
  init?(_ prepared: PreparedVariant, _ limits: LuaLimits) {
    let usual = LuaLimits()
    let data = prepared.variant.data
    var entries: [String: LuaValue] = [:]
    for name in ["arithmetic", "units", "decimal_separator", "note_shape"] {
      entries[name] = data[name].map { LuaValue($0) }
    }
    guard let key = prepared.key, limits.memory >= usual.memory,
      limits.allocation >= usual.allocation, limits.text >= usual.text,
      limits.depth >= usual.depth,
      let options = try? NumberReadingOptions(entries, function: "check.parse")
    else { return nil }
    self.key = key
    self.options = options
    instructions = limits.instructions
    notesShape = HostAPI.notesShape(entries)
    costOfMarking =
      HostAPI.costOfLooking(key) + HostAPI.costOfMarking(key) + data.costOfPassing + 1024
  }

  /// The verdict of an answer that is not blank, or `nil` when the functions must be called for it: when
  /// the budget may not last, and for what they refuse.
  func verdict(_ raw: RawAnswer, _ wording: VerdictWording) -> Verdict? {
    // Such a text may not be passed to a function.
    if case .text(let text) = raw, text.hasTooManyMarks { return nil }
    // A typed number is read once more where it is marked.
    let cost =
      2 * HostAPI.costOfReading(raw, key, options) + costOfPassing(raw) + costOfMarking
    guard cost <= instructions else { return nil }
    do throws(AnswerProblem) {
      // Numbers are most answers, and large values: they are not put into another to be taken out.
      if key.kind == .number {
        let number = try CheckKey.number(raw, options)
        return verdict(key.mark(number, wording), response: Response.read(number), cost: cost)
      }
      let answer = try key.read(raw, options)
      let mark = try? key.mark(answer, wording, notesShape: notesShape)
      return mark.flatMap { verdict($0, response: nil, cost: cost) }
    } catch {
      return .invalid(error.text, response: Response.unread(raw))
    }
  }

  private func verdict(_ mark: CheckMark, response: Value?, cost: Int) -> Verdict? {
    guard mark.canBeWritten, cost + mark.cost <= instructions else { return nil }
    return Verdict(
      status: .graded, score: mark.score, notes: mark.notes, feedback: mark.feedback,
      trace: mark.trace, parts: mark.parts, response: response)
  }

  /// More than handing an answer to a function is charged.
  private func costOfPassing(_ raw: RawAnswer) -> Int {
    switch raw {
    case .text(let text): text.utf8.count
    case .tensor(let tensor): 64 * tensor.count
    default: 0
    }
  }
}

extension Value {
  /// More than handing this to a function is charged: for each value, and the bytes of texts and
  /// keys; see exchange.c.
  fileprivate var costOfPassing: Int {
    switch self {
    case .text(let text): 32 + text.utf8.count
    case .list(let elements): elements.reduce(32) { $0 + $1.costOfPassing }
    case .map(let entries):
      entries.reduce(32) { $0 + 32 + $1.key.utf8.count + $1.value.costOfPassing }
    default: 32
    }
  }
}

extension PluginSandbox {
  /// Grades a variant's answers without calling this sandbox; `nil` when it must be called: for
  /// functions of the plugin's own, and when somebody watches.
  func hostGrading(of prepared: PreparedVariant) -> HostGrading? {
    let functions = gradingFunctions(of: prepared.format)
    guard functions.areOfCheck, settings.observer == nil, !settings.watchesVariables else {
      return nil
    }
    return HostGrading(prepared, settings.limits)
  }
}
