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
}

extension CheckKey {
  /// Marks a number, exactly.
  func mark(_ answer: TypedNumber, _ wording: VerdictWording = .whole) -> CheckMark {
    let step = steps[0]
    if case .feedback = wording, isWithin(answer, windows?.key, step.exact) {
      return CheckMark(score: 1)
    }
    let judgement = judge(answer, against: step.exact)
    let trace = wording == .whole ? [Self.trace(of: judgement)] : []
    guard !judgement.isWithin else { return CheckMark(score: 1, trace: trace) }
    let hits = step.mistakes.indices.filter { place in
      isWithin(answer, windows?.mistakes[place], step.mistakes[place].exact)
    }
    return mark(
      wrong: hits.map { step.mistakes[$0] }, otherwise: Self.plain(judgement, wording),
      trace: trace)
  }

  private static func trace(of judgement: ToleranceJudgement) -> Text {
    judgement.wording.map { text, language in
      (language == .english ? "mode " : "模式 ") + judgement.mode.rawValue + ": " + text
    }
  }

  private static func plain(_ judgement: ToleranceJudgement, _ wording: VerdictWording) -> Text {
    func plain(_ text: String, _ language: Language) -> String {
      language == .english
        ? "Not within the tolerance: " + text + "." : "不在容差之内：" + text + "。"
    }
    switch wording {
    case .whole: return judgement.wording.map(plain)
    case .feedback(let language): return Text(plain(judgement.text(language), language))
    }
  }

  private func isWithin(
    _ answer: TypedNumber, _ window: ToleranceWindow?, _ key: ExactNumber?
  ) -> Bool {
    window?.contains(answer.value) ?? judge(answer, against: key).isWithin
  }

  private func judge(_ answer: TypedNumber, against key: ExactNumber?) -> ToleranceJudgement {
    key.map { tolerance.judge(answer, against: $0) } ?? tolerance.judge(answer, against: Double.nan)
  }

  /// Marks an array: shape first, then every cell.
  func mark(_ answer: Tensor, _ wording: VerdictWording = .whole) -> CheckMark {
    mark(answer, of: steps[0], wording)
  }

  private func mark(
    _ answer: Tensor, of step: Step, _ wording: VerdictWording = .whole
  ) -> CheckMark {
    let comparison = compare(answer, step.key)
    guard !comparison.isClose else {
      return CheckMark(score: 1, trace: wording == .whole ? [largestError(comparison)] : [])
    }
    let hits = step.mistakes.filter { compare(answer, $0.value).isClose }
    return mark(
      wrong: hits, otherwise: summary(comparison),
      trace: wording == .whole ? wrongCells(comparison) : [])
  }

  /// A wrong answer: what the recognised mistakes say, or `plain` when there is none.
  private func mark(
    wrong hits: [Mistake], otherwise plain: @autoclosure () -> Text, trace: [Text]
  ) -> CheckMark {
    let feedback = hits.compactMap(\.feedback)
    return CheckMark(
      score: 0, notes: hits.map(\.note), feedback: feedback.isEmpty ? [plain()] : feedback,
      trace: trace)
  }

  private func compare(_ answer: Tensor, _ key: Tensor) -> TensorComparison {
    Tensor.compare(answer: answer, key: key, rtol: closeness.rtol, atol: closeness.atol)
  }

  // MARK: Steps

  /// Marks every step; a step that follows rightly from the learner's own earlier ones earns the
  /// follow-through share.
  func mark(_ answers: [String: Tensor]) throws(LuaFault) -> CheckMark {
    var total = CheckMark(score: 0)
    var isClean = true
    for (place, step) in steps.enumerated() {
      var mark = CheckMark(score: 0)
      if let answer = answers[step.name] {
        mark = self.mark(answer, of: step)
        if mark.score < 1, !isClean, let follow, followThrough > 0 {
          let followed = try follow(place, answers)
          total.cost += followed.cost
          if let value = followed.value, compare(answer, value).isClose {
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
      total.trace += mark.trace.map { $0.map { text, _ in "\(step.name): \(text)" } }
      total.parts.append(
        Verdict.Part(name: step.name, score: mark.score, feedback: mark.feedback.first))
    }
    if isClean { total.score = 1 }
    return total
  }

  // MARK: Words

  private func summary(_ comparison: TensorComparison) -> Text {
    let total = comparison.answerShape.reduce(1, *)
    guard comparison.hasKeyShape else {
      let (answer, key) = (comparison.answerShape, comparison.keyShape)
      return Text(
        english: "The answer has shape \(answer), expected \(key).",
        chinese: "答案的形状是 \(answer)，应为 \(key)。")
    }
    let nans = comparison.unexpectedNaNCount
    guard nans == 0 else {
      return Text(
        english: "\(nans) of \(total) cells are no number (NaN).",
        chinese: "\(total) 个元素中有 \(nans) 个不是数（NaN）。")
    }
    let count = comparison.wrongCount
    let error = (comparison.largestAbsoluteError?.error ?? 0).rounded4
    return Text(
      english: "\(count) of \(total) cells are wrong; the largest error is \(error).",
      chinese: "\(total) 个元素中有 \(count) 个不对，最大误差为 \(error)。")
  }

  private func largestError(_ comparison: TensorComparison) -> Text {
    let error = (comparison.largestAbsoluteError?.error ?? 0).rounded4
    return Text(
      english: "every cell is within the tolerance; the largest error is \(error)",
      chinese: "每个元素都在容差之内，最大误差为 \(error)")
  }

  private func wrongCells(_ comparison: TensorComparison) -> [Text] {
    guard comparison.hasKeyShape else {
      let (answer, key) = (comparison.answerShape, comparison.keyShape)
      return [
        Text(
          english: "the answer has shape \(answer), expected \(key)",
          chinese: "答案的形状是 \(answer)，应为 \(key)")
      ]
    }
    var lines = comparison.wrongCells.prefix(3).map { cell in
      let place = cell.indices.map { String($0 + 1) }.joined(separator: ", ")
      let (got, wanted) = (cell.got.rounded4, cell.expected.rounded4)
      let (error, allowed) = (cell.difference.rounded4, cell.allowed.rounded4)
      return Text(
        english: "cell (\(place)): \(got), expected \(wanted), off by \(error), allowed \(allowed)",
        chinese: "元素 (\(place))：\(got)，应为 \(wanted)，相差 \(error)，容许 \(allowed)")
    }
    if comparison.wrongCount > lines.count {
      let count = comparison.wrongCount
      lines.append(Text(english: "\(count) cells are wrong", chinese: "共有 \(count) 个元素不对"))
    }
    if comparison.isCloseWhenTransposed {
      lines.append(
        Text(english: "the transposed answer is right", chinese: "把答案转置后就是正确的"))
    }
    return lines
  }
}

extension Double {
  /// The number with four significant figures, shortest.
  fileprivate var rounded4: String {
    guard let exact = ExactDecimal(shortest: self) else { return shown }
    return exact.rounded(toSignificantFigures: 4).doubleValue?.shown ?? shown
  }
}
