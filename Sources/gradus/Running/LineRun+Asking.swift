import Foundation
import GradusCore
import GradusPlugins
import GradusScreen

extension LineRun {
  /// Shows a question and takes answers and commands until it is left.
  func ask(_ index: Int) throws -> Step {
    let open: SessionPlayer.OpenQuestion
    do {
      open = try player.open(index)
    } catch let error as PluginError {
      let points = player.questions[index].points
      screen.show(QuestionScreen.blocks(.failed(error.failure), points: points, player.language))
      try player.skip(index)
      return .onward
    }
    show(open)
    if !isExam, player.isSettled(index) {
      // Where the learner went back to: there is nothing more to answer.
      if let verdict = player.items[index].verdicts.last { show(verdict, open) }
      screen.show(try player.explanation(open))
      return .onward
    }
    try settleKey(open)
    while true {
      guard let typed = read(open.view.input) else {
        return player.isTimeUp ? .timeUp : .leave
      }
      if let step = try obey(LineCommand(typed), open) { return step }
    }
  }

  private func show(_ open: SessionPlayer.OpenQuestion) {
    screen.show([.rule, QuestionScreen.place(open.index, player)])
    screen.show(QuestionScreen.blocks(open.prepared.variant, open.view, player.language))
    if let hint = open.view.hint {
      screen.show([.styled(StyledText(hint.text(in: player.language), .dim))])
    }
    if isExam, let answer = player.items[open.index].answer {
      say("Your answer so far: \(answer.shown)", "目前的答案：\(answer.shown)", .dim)
    }
  }

  /// Does what was typed. Returns `nil` when the same question goes on.
  private func obey(_ command: LineCommand, _ open: SessionPlayer.OpenQuestion) throws -> Step? {
    switch command {
    case .answer(let text): return try answer(.text(text), open)
    case .hint: try hint(open)
    case .skip:
      if isExam { return .to((open.index + 1) % player.items.count) }
      try player.skip(open.index)
      return try leave(open)
    case .quit: return .leave
    case .editor:
      do {
        return try answer(.text(try TextEditor.edit("")), open)
      } catch let failure as Failure {
        screen.show(StyledText(failure.description, .bad))
      }
    case .help: screen.show(QuestionScreen.commands(player))
    case .next: return .to((open.index + 1) % player.items.count)
    case .back: return .to((open.index + player.items.count - 1) % player.items.count)
    case .go(let number):
      if player.items.indices.contains(number - 1) { return .to(number - 1) }
      say("There is no question \(number).", "没有第 \(number) 题。", .bad)
    case .flag:
      try player.toggleFlag(open.index)
      player.items[open.index].isFlagged
        ? say("Flagged.", "已标记。", .dim) : say("No longer flagged.", "已取消标记。", .dim)
    case .list: screen.show(QuestionScreen.list(player))
    case .handIn: return .end
    case .unknown(let text):
      say("':\(text)' is no command; :help lists them.", "没有命令“:\(text)”；:help 列出全部命令。", .bad)
    }
    return nil
  }

  private func answer(_ raw: Value, _ open: SessionPlayer.OpenQuestion) throws -> Step? {
    if case .rubric(let items) = open.view.input, isInteractive, !isExam {
      return try mark(raw, items, open)
    }
    return try react(try player.submit(raw, to: open), open)
  }

  /// Shows what became of an answer. Returns `nil` when the same question goes on.
  private func react(
    _ outcome: SessionPlayer.Outcome, _ open: SessionPlayer.OpenQuestion
  ) throws -> Step? {
    switch outcome {
    case .late: return .timeUp
    case .kept:
      say("Noted.", "已记录。", .dim)
      return .onward
    case .uncounted(let verdict):
      show(verdict, open)
      if verdict.status == .failed {
        try player.skip(open.index)
        return .onward
      }
      say("Try again; this cost no attempt.", "请再试一次，这不计入作答次数。", .dim)
      return nil
    case .judged(let verdict):
      show(verdict, open)
      if player.isSettled(open.index) { return try leave(open) }
      say("Try again, or type s for the solution.", "请再试一次，或输入 s 查看答案。", .dim)
      return nil
    }
  }

  /// Shows what there is to know of a question that is done with.
  private func leave(_ open: SessionPlayer.OpenQuestion) throws -> Step {
    screen.show(try player.explanation(open))
    try rate(open.index)
    return .onward
  }

  private func show(_ verdict: Verdict, _ open: SessionPlayer.OpenQuestion) {
    screen.show(QuestionScreen.blocks(verdict, points: open.question.points, player.language))
  }

  private func hint(_ open: SessionPlayer.OpenQuestion) throws {
    if let hint = try player.hint(open) {
      screen.show([.paragraph(hint.text(in: player.language))])
    } else if isExam {
      say("An exam gives no hints.", "考试中没有提示。", .dim)
    } else {
      say("There is no further hint.", "没有更多提示了。", .dim)
    }
  }

  // MARK: Open answers

  /// Lets the learner mark an open answer line by line, beside what its cues found.
  private func mark(
    _ raw: Value, _ items: [View.Item], _ open: SessionPlayer.OpenQuestion
  ) throws -> Step? {
    let provisional = try player.keep(raw, of: open)
    guard provisional.counts else { return try react(.uncounted(provisional), open) }
    screen.show([.heading(isEnglish ? "Mark your own answer" : "给自己的答案评分")])
    var marks: [Value] = []
    for (place, item) in items.enumerated() {
      screen.show([.options([Block.Item(item.label, item.text.text(in: player.language))])])
      if let part = provisional.parts.first(where: { $0.name == item.label }),
        let cue = part.feedback
      {
        screen.show(StyledText(cue.text(in: player.language), .dim))
      }
      screen.prompt(isEnglish ? "Did you say this? (y/n) " : "你的回答里有这一点吗？（y/n）")
      guard case .line(let line) = input.read(within: player.remaining) else {
        return player.isTimeUp ? .timeUp : .leave
      }
      if line.saysYes {
        marks.append(.integer(place + 1))
      }
    }
    return try react(
      try player.submit(.map(["marks": .list(marks)]), to: open, selfMarking: true), open)
  }

  // MARK: Input

  /// Reads an answer: a line, or several for a matrix or a text typed in a terminal. Returns `nil` at
  /// the end of the input and when the time is up.
  private func read(_ kind: View.Input) -> String? {
    guard let first = line("> ") else { return nil }
    guard isInteractive, case .answer = LineCommand(first),
      !first.trimmingCharacters(in: .whitespaces).isEmpty
    else {
      return first
    }
    var lines = [first]
    switch kind {
    case .matrix(let rows, _) where rows > 1 && !first.contains(";") && !first.hasPrefix("["):
      while lines.count < rows, let next = line("> "), !next.isEmpty { lines.append(next) }
    case .lines, .rubric:
      while let next = line("  "), !next.isEmpty { lines.append(next) }
    default: break
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ prompt: String) -> String? {
    if isInteractive { screen.prompt(QuestionScreen.clock(player) + prompt) }
    guard case .line(let line) = input.read(within: player.remaining) else { return nil }
    return line
  }
}
