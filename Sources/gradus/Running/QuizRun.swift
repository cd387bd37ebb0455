import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// A session in the terminal, or over lines of standard input.
struct QuizRun {
  private let engine: Engine
  private let quiz: Quiz
  private let questions: [Question]
  private let screen: Screen
  private let isInteractive: Bool
  private var session: Session
  private var isOver = false

  private var language: Language { screen.language }
  private var isEnglish: Bool { language == .english }

  init(engine: Engine, quiz: Quiz, questions: [Question], seed: Int, screen: Screen) {
    self.engine = engine
    self.quiz = quiz
    self.questions = questions
    self.screen = screen
    isInteractive = isatty(STDIN_FILENO) == 1
    session = Session(
      plan: .init(
        quiz: quiz.name, seed: seed, questions: questions.map(\.address),
        attempts: quiz.attempts ?? 1), start: Date())
  }

  /// Asks every question, then sums up.
  mutating func run() throws {
    let title = quiz.title.text(in: language)
    let count = questions.count
    screen.show([
      .heading(title),
      .styled(
        StyledText(
          isEnglish
            ? "\(count) question\(count == 1 ? "" : "s") · seed \(session.plan.seed) · ? hint · s skip · q quit"
            : "\(count) 题 · 种子 \(session.plan.seed) · ? 提示 · s 跳过 · q 退出", .dim)),
    ])
    for index in questions.indices where !isOver { try ask(index) }
    try session.apply(.finished(.complete), at: Date())
    try summarise()
  }

  // MARK: One question

  private mutating func ask(_ index: Int) throws {
    let question = questions[index]
    let prepared: PreparedVariant
    let view: View
    do {
      prepared = try engine.prepare(question, seed: session.plan.seed)
      view = try engine.view(of: prepared, in: language)
    } catch {
      screen.show(QuestionScreen.blocks(.failed(error.failure), points: question.points, language))
      try session.apply(.skipped(index: index), at: Date())
      return
    }
    let place = "[\(index + 1)/\(questions.count)]"
    screen.show([
      .rule, .styled(StyledText("\(place) \(question.address) · \(question.format)", .accent)),
    ])
    screen.show(QuestionScreen.blocks(prepared.variant, view, language))
    if let hint = view.hint { screen.show([.styled(StyledText(hint.text(in: language), .dim))]) }
    while session.hasAttemptLeft(index), !isOver {
      guard let typed = read(view.input) else {
        isOver = true
        return
      }
      switch typed.trimmingCharacters(in: .whitespaces) {
      case "?": try hint(index, prepared)
      case "s":
        try session.apply(.skipped(index: index), at: Date())
        explain(prepared)
        return
      case "q":
        isOver = true
        return
      default:
        let verdict = try answer(typed, view, prepared, index)
        guard verdict.status == .graded || verdict.status == .manual else {
          if verdict.status == .failed {
            return try session.apply(.skipped(index: index), at: Date())
          }
          continue
        }
        if verdict.isRight || !session.hasAttemptLeft(index) {
          explain(prepared)
          return
        }
      }
    }
  }

  private mutating func answer(
    _ typed: String, _ view: View, _ prepared: PreparedVariant, _ index: Int
  ) throws -> Verdict {
    var raw = Value.text(typed)
    var selfMarking = false
    if case .rubric(let items) = view.input, isInteractive, let marks = selfMark(items) {
      raw = marks
      selfMarking = true
    }
    let verdict = engine.grade(raw, prepared, selfMarking: selfMarking)
    try session.apply(.answered(index: index, raw: raw, verdict: verdict), at: Date())
    screen.show(QuestionScreen.blocks(verdict, points: prepared.question.points, language))
    if verdict.status == .invalid || verdict.status == .blank {
      screen.show(
        StyledText(isEnglish ? "Try again; this cost no attempt." : "请再试一次，这不计入作答次数。", .dim))
    }
    return verdict
  }

  /// Shows the key points and reads which of them the learner's answer has.
  private func selfMark(_ items: [View.Item]) -> Value? {
    screen.show([
      .heading(isEnglish ? "Mark your own answer" : "给自己的答案评分"),
      .options(items.map { Block.Item($0.label, $0.text.text(in: language)) }),
    ])
    let ask =
      isEnglish
      ? "Which points did you make? (such as 1,3; empty for none) " : "答到了哪几点？（如 1,3；没有则留空）"
    screen.prompt(ask)
    guard let line = readLine() else { return nil }
    let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
    return .map(["marks": .list(numbers.map { .integer($0) })])
  }

  private mutating func hint(_ index: Int, _ prepared: PreparedVariant) throws {
    let hints = prepared.variant.hints
    let shown = session.items[index].hints
    guard shown < hints.count else {
      screen.show(StyledText(isEnglish ? "There is no further hint." : "没有更多提示了。", .dim))
      return
    }
    try session.apply(.hinted(index: index), at: Date())
    screen.show([.paragraph(hints[shown].text(in: language))])
  }

  /// Shows the solution, unless the last answer was right, and the explanation.
  private func explain(_ prepared: PreparedVariant) {
    let isRight = session.items.first { $0.question == prepared.question.address }?
      .verdicts.last?.isRight
    if isRight != true, prepared.question.format != "rubric",
      let solution = try? engine.solution(of: prepared)
    {
      screen.show([
        .styled(StyledText((isEnglish ? "Solution: " : "答案：") + solution.shown, .key))
      ])
    }
    guard let explanation = prepared.variant.explanation else { return }
    screen.show([.paragraph(explanation.text(in: language))])
  }

  // MARK: Input

  /// Reads an answer: a line, or several for a matrix or a text typed in a terminal.
  private func read(_ input: View.Input) -> String? {
    if isInteractive { screen.prompt("> ") }
    guard let first = readLine() else { return nil }
    guard isInteractive else { return first }
    switch input {
    case .matrix(let rows, _) where rows > 1:
      guard !first.contains(";"), !first.hasPrefix("["), !["?", "s", "q", ""].contains(first) else {
        return first
      }
      var lines = [first]
      while lines.count < rows {
        screen.prompt("> ")
        guard let line = readLine(), !line.isEmpty else { break }
        lines.append(line)
      }
      return lines.joined(separator: "\n")
    case .lines, .rubric:
      guard !["?", "s", "q", ""].contains(first) else { return first }
      var lines = [first]
      while true {
        screen.prompt("  ")
        guard let line = readLine(), !line.isEmpty else { break }
        lines.append(line)
      }
      return lines.joined(separator: "\n")
    default: return first
    }
  }

  // MARK: Summary

  private func summarise() throws {
    var parts: [RulePart] = []
    var counts = (right: 0, answered: 0, skipped: 0)
    for (item, question) in zip(session.items, questions) {
      let last = item.verdicts.last
      parts.append(
        RulePart(
          score: last?.score ?? last?.provisional, points: question.points,
          status: last?.status ?? .blank, attempts: item.verdicts.count, hints: item.hints))
      if last != nil { counts.answered += 1 } else { counts.skipped += 1 }
      if last?.isRight == true { counts.right += 1 }
    }
    let score = try engine.combine(parts, by: quiz.rule)
    let total = questions.reduce(0) { $0 + $1.points }
    let percent = (score * 100).rounded2
    screen.show([
      .rule, .heading(isEnglish ? "Summary" : "小结"),
      .paragraph(
        isEnglish
          ? "\(counts.right) right of \(counts.answered) answered, \(counts.skipped) not answered."
          : "答了 \(counts.answered) 题，答对 \(counts.right) 题，未答 \(counts.skipped) 题。"),
      .paragraph(
        (isEnglish ? "Score: " : "得分：")
          + "\((score * total).rounded2)/\(total.rounded2) (\(percent) %)"),
    ])
    let notes = session.items.flatMap { $0.verdicts.flatMap(\.notes) }
    guard !notes.isEmpty else { return }
    screen.show([
      .paragraph((isEnglish ? "Mistakes to look at: " : "需要注意的错误：") + notes.joined(separator: ", "))
    ])
  }
}
