public import GradusCore
public import GradusPlugins

/// Proves questions over many seeds: the solution earns everything, samples get what their format
/// foretells, mistakes can be told from the truth and from each other.
public struct Prover {
  let engine: Engine
  private let seeds: Int
  private let languages = Language.allCases

  /// Creates a prover.
  ///
  /// - Parameter seeds: over how many seeds questions with drawn parameters are proved; others get
  ///   ten, for their order.
  public init(engine: Engine, seeds: Int) {
    self.engine = engine
    self.seeds = seeds
  }

  /// What is wrong with a question; the first fault of each kind.
  public func faults(of question: Question) -> [Diagnostic] {
    var findings = Findings(question: question)
    let count = question.generate == nil ? min(seeds, 10) : seeds
    var disabled: [String: Int] = [:]
    var coinciding: [String: Int] = [:]
    var active: Set<String> = []
    for seed in [nil] + (0..<count).map(Optional.some) {
      do throws(PluginError) {
        let variant = try engine.prepare(question, seed: seed)
        for note in variant.disabledMistakes { disabled[note, default: 0] += 1 }
        for (one, other) in variant.coincidingMistakes {
          coinciding["'\(one)' and '\(other)'", default: 0] += 1
        }
        active.formUnion(variant.activeMistakes)
        if seed == nil {
          for remark in try WordingReader(variant: variant, engine: engine).remarks() {
            findings.add(remark, remark, at: question.location, seed: nil, severity: .warning)
          }
        } else {
          for language in languages { _ = try engine.view(of: variant, in: language) }
        }
        try proveSolution(variant, seed, &findings)
        try proveSamples(variant, seed, &findings)
      } catch {
        findings.add(
          "raised", error.message, at: error.place, seed: seed, details: error.traceback)
      }
    }
    for note in disabled.keys.sorted() where !active.contains(note) {
      findings.add(
        "same", "mistake '\(note)' is within three tolerances of the key in every draw",
        at: question.location, seed: nil)
    }
    for (note, times) in disabled.sorted(by: { $0.key < $1.key })
    where active.contains(note) && 4 * times > count + 1 {
      findings.add(
        "often \(note)",
        "mistake '\(note)' is within three tolerances of the key in \(times) of \(count + 1) draws, "
          + "where who makes it is right", at: question.location, seed: nil, severity: .warning)
    }
    for (pair, times) in coinciding.sorted(by: { $0.key < $1.key }) where times == count + 1 {
      findings.add(
        "twins", "mistakes \(pair) are within the tolerance of each other in every draw",
        at: question.location, seed: nil)
    }
    return findings.list
  }

  private func proveSolution(
    _ variant: PreparedVariant, _ seed: Int?, _ findings: inout Findings
  ) throws(PluginError) {
    guard let solution = try engine.solution(of: variant) else {
      findings.add(
        "unsolved", "format '\(variant.question.format)' defines no solution, so nothing is proved",
        at: variant.question.location, seed: nil, severity: .warning)
      return
    }
    let verdict = engine.grade(solution, variant, selfMarking: true)
    guard !verdict.isRight else { return }
    findings.add(
      "solution", "the solution \(solution.shown.quoted) gets \(verdict.outcome) instead of 1",
      at: verdict.failure?.place, seed: seed, details: verdict.failure?.traceback ?? "")
  }

  private func proveSamples(
    _ variant: PreparedVariant, _ seed: Int?, _ findings: inout Findings
  ) throws(PluginError) {
    for sample in try engine.samples(of: variant) {
      let verdict = engine.grade(sample.answer, variant, selfMarking: true)
      let answer = sample.answer.shown.quoted
      if verdict.status != sample.status {
        findings.add(
          "status",
          "the answer \(answer) gets \(verdict.outcome); its format foretells "
            + (sample.status == .graded
              ? "a score of \(sample.score?.shown ?? "some kind")" : sample.status.rawValue),
          at: verdict.failure?.place, seed: seed, details: verdict.failure?.traceback ?? "")
      } else if let score = sample.score, abs(score - (verdict.score ?? -1)) > 1e-9 {
        findings.add(
          "score",
          "the answer \(answer) gets \(verdict.outcome); its format foretells "
            + score.shown, at: variant.question.location, seed: seed)
      } else if let notes = sample.notes, Set(notes) != Set(verdict.notes) {
        findings.add(
          "notes",
          "the answer \(answer) gets the notes \(verdict.notes.listed); its format "
            + "foretells \(notes.listed)", at: variant.question.location, seed: seed)
      }
    }
  }

  /// The first finding of each kind.
  private struct Findings {
    let question: Question
    var list: [Diagnostic] = []
    private var seen: Set<String> = []

    init(question: Question) { self.question = question }

    mutating func add(
      _ kind: String, _ message: String, at place: SourceLocation?, seed: Int?,
      severity: Diagnostic.Severity = .error, details: String = ""
    ) {
      guard seen.insert(kind).inserted else { return }
      let draw = seed.map { " (seed \($0))" } ?? ""
      // What the engine says of a question already begins with its name.
      let name = "question '\(question.address)'"
      let rest = message.hasPrefix(name + ": ") ? message.dropFirst(name.count + 2) : message[...]
      list.append(
        Diagnostic(
          "\(name)\(draw): \(rest)",
          at: place ?? question.location, severity: severity, details: details))
    }
  }
}
