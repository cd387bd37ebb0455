internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// How an answer compares with the key.
struct CheckMark {
  var score: Double
  var notes: [String] = []
  var feedback: [Text] = []
  var trace: [Text] = []
  var parts: [Verdict.Part] = []
  /// The instructions that references took for it.
  var cost = 0
  /// Whether no text in it is refused where it would leave a plugin. Only those of recognised
  /// mistakes are not the host's own.
  var canBeWritten = true
}

extension CheckKey {
  /// Marks an answer.
  ///
  /// - Parameters:
  ///   - wording: which texts are wanted.
  ///   - notesShape: whether an array of another shape gets the note `shape`.
  func mark(
    _ answer: CheckAnswer, _ wording: VerdictWording = .whole, notesShape: Bool = true
  ) throws(LuaFault) -> CheckMark {
    switch answer {
    case .number(let number): mark(number, wording)
    case .tensor(let tensor): mark(tensor, wording, notesShape: notesShape)
    case .steps(let arrays): try mark(arrays, wording)
    }
  }

  // MARK: Numbers

  /// Marks a number, exactly.
  func mark(_ answer: TypedNumber, _ wording: VerdictWording = .whole) -> CheckMark {
    let step = steps[0]
    if case .feedback = wording, isWithin(answer, windows?.key, step.exact) {
      return CheckMark(score: 1)
    }
    let window = windows?.key
    let judgement = judge(answer, window, step.exact)
    let trace = wording == .whole ? [Self.trace(of: judgement)] : []
    guard !judgement.isWithin else { return CheckMark(score: 1, trace: trace) }
    let hits = step.mistakes.indices.filter { place in
      isWithin(answer, windows?.mistakes[place], step.mistakes[place].exact)
    }
    return mark(
      wrong: hits.map { step.mistakes[$0] },
      otherwise: Self.plain(
        judgement, window?.margin(of: judgement) ?? judgement.margin, wording),
      trace: trace)
  }

  private static func trace(of judgement: ToleranceJudgement) -> Text {
    judgement.wording.map { text, language in
      (language == .english ? "mode " : "模式 ") + judgement.mode.rawValue + ": " + text
    }
  }

  private static func plain(
    _ judgement: ToleranceJudgement, _ margin: ToleranceMargin?, _ wording: VerdictWording
  ) -> Text {
    wording.text(
      english: judgement.text(
        .english, margin, before: "Not within the tolerance: ", after: "."),
      chinese: judgement.text(.chinese, margin, before: "不在容差之内：", after: "。"))
  }

  private func isWithin(
    _ answer: TypedNumber, _ window: ToleranceWindow?, _ key: @autoclosure () -> ExactNumber?
  ) -> Bool {
    window?.contains(answer.value) ?? judge(answer, nil, key()).isWithin
  }

  private func judge(
    _ answer: TypedNumber, _ window: ToleranceWindow?, _ key: @autoclosure () -> ExactNumber?
  ) -> ToleranceJudgement {
    if let judgement = window?.judge(answer.value) { return judgement }
    return key().map { tolerance.judge(answer, against: $0) }
      ?? tolerance.judge(answer, against: Double.nan)
  }

  // MARK: Arrays

  /// Marks an array: shape first, then every cell.
  func mark(
    _ answer: Tensor, _ wording: VerdictWording = .whole, notesShape: Bool = true
  ) -> CheckMark {
    let step = steps[0]
    guard let fitted = answer.fitted(to: step.key.shape) else {
      return mark(
        wrong: step.mistakes.filter { isClose(answer, $0.value) },
        otherwise: Self.wrongShape(answer, step.key, wording),
        notes: notesShape ? ["shape"] : [],
        trace: wording == .whole ? [Self.shapes(answer, step.key)] : [])
    }
    return mark(fitted, of: step, wording)
  }

  private func mark(_ answer: Tensor, of step: Step, _ wording: VerdictWording) -> CheckMark {
    guard wording == .whole else {
      if isClose(answer, step.key) { return CheckMark(score: 1) }
      return mark(
        wrong: step.mistakes.filter { isClose(answer, $0.value) },
        otherwise: summary(answer, step.key, errors(answer, step.key), wording))
    }
    let comparison = Tensor.compare(
      answer: answer, key: step.key, rtol: closeness.rtol, atol: closeness.atol)
    if comparison.isClose {
      return CheckMark(score: 1, trace: [largestError(comparison.errors)])
    }
    return mark(
      wrong: step.mistakes.filter { isClose(answer, $0.value) },
      otherwise: summary(
        answer, step.key, comparison.hasKeyShape ? comparison.errors : nil, wording),
      trace: wrongCells(comparison))
  }

  /// A wrong answer: what the recognised mistakes say, or `plain` and `notes` when there is none.
  private func mark(
    wrong hits: [Mistake], otherwise plain: @autoclosure () -> Text,
    notes: @autoclosure () -> [String] = [], trace: [Text] = []
  ) -> CheckMark {
    let feedback = hits.compactMap(\.feedback)
    return CheckMark(
      score: 0, notes: hits.isEmpty ? notes() : hits.map(\.note),
      feedback: feedback.isEmpty ? [plain()] : feedback, trace: trace,
      canBeWritten: hits.allSatisfy(\.canBeWritten))
  }

  private func isClose(_ answer: Tensor, _ key: Tensor) -> Bool {
    answer.allclose(to: key, rtol: closeness.rtol, atol: closeness.atol)
  }

  private func errors(_ answer: Tensor, _ key: Tensor) -> TensorErrors? {
    Tensor.errors(answer: answer, key: key, rtol: closeness.rtol, atol: closeness.atol)
  }

  // MARK: Steps

  /// Marks every step; a step that follows rightly from the learner's own earlier ones earns the
  /// follow-through share.
  func mark(
    _ given: [String: Tensor], _ wording: VerdictWording = .whole
  ) throws(LuaFault) -> CheckMark {
    var answers = given
    for step in steps {
      if let answer = given[step.name] {
        answers[step.name] = answer.fitted(to: step.key.shape) ?? answer
      }
    }
    var total = CheckMark(score: 0)
    var isClean = true
    for (place, step) in steps.enumerated() {
      var mark = CheckMark(score: 0)
      if let answer = answers[step.name] {
        mark = self.mark(answer, of: step, wording)
        if mark.score < 1, !isClean, let follow, followThrough > 0 {
          let followed = try follow(place, answers)
          total.cost += followed.cost
          if let value = followed.value, isClose(answer, value) {
            mark = CheckMark(
              score: followThrough,
              feedback: [
                Text(
                  english: "Step '\(step.name)' is right given your earlier steps.",
                  chinese: "第“\(step.name)”步相对于你前面的结果是正确的。")
              ])
          }
        }
      } else {
        mark.feedback = [
          Text(english: "Step '\(step.name)' is missing.", chinese: "缺少第“\(step.name)”步。")
        ]
      }
      isClean = isClean && mark.score == 1
      total.score += mark.score / Double(steps.count)
      total.notes += mark.notes.filter { !total.notes.contains($0) }
      total.feedback += mark.feedback
      total.canBeWritten = total.canBeWritten && mark.canBeWritten
      total.trace += mark.trace.map { $0.map { text, _ in "\(step.name): \(text)" } }
      total.parts.append(
        Verdict.Part(name: step.name, score: mark.score, feedback: mark.feedback.first))
    }
    if isClean { total.score = 1 }
    return total
  }
}
