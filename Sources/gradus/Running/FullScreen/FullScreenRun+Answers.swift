import GradusCore
import GradusPlugins
import GradusScreen
import GradusTerminal

extension FullScreenRun {
  /// What follows from an answer.
  enum Reaction {
    /// The question is left.
    case step(Step)
    /// It goes on, and this is said below the answer.
    case again([GradusScreen.Block])
  }

  /// Takes an answer, and shows what became of it.
  func take(_ field: any InputField, _ open: SessionPlayer.OpenQuestion) throws -> Reaction {
    let raw = Value.text(field.answer)
    if case .rubric(let items) = open.view.input, player.mode != .exam {
      return try mark(raw, items, open)
    }
    return try react(try player.submit(raw, to: open), open)
  }

  /// What follows from what became of an answer.
  private func react(
    _ outcome: SessionPlayer.Outcome, _ open: SessionPlayer.OpenQuestion
  ) throws -> Reaction {
    switch outcome {
    case .late: throw Interruption.timeUp
    case .kept:
      drafts[open.index] = nil
      return .step(.onward)
    case .uncounted(let verdict):
      if verdict.status == .failed {
        try player.skip(open.index)
        return .step(try follow(open.index, Page(said: blocks(verdict, open))))
      }
      let free =
        player.mode == .exam
        ? words.say("It is not noted.", "尚未记录。")
        : words.say("This cost no attempt.", "这不计入作答次数。")
      return .again(blocks(verdict, open) + [.styled(StyledText(free, .dim))])
    case .judged(let verdict):
      if player.isSettled(open.index) {
        drafts[open.index] = nil
        return .step(try look(at: open))
      }
      return .again(blocks(verdict, open) + [.styled(StyledText(tryAgain(open.index), .dim))])
    }
  }

  private func tryAgain(_ index: Int) -> String {
    guard let attempts = player.session.plan.attempts else {
      return words.say("Try again.", "请再试一次。")
    }
    let left = attempts - player.items[index].verdicts.count
    return words.say(
      "Try again: \(left) \(left == 1 ? "try" : "tries") left.", "请再试一次，还可作答 \(left) 次。")
  }

  /// What is said of a verdict.
  func blocks(
    _ verdict: Verdict, _ open: SessionPlayer.OpenQuestion
  ) -> [GradusScreen.Block] {
    QuestionScreen.blocks(verdict, points: open.question.points, player.language)
  }

  // MARK: After the answer

  /// Shows a settled question: what was asked and answered, the verdict, and the explanation.
  func look(at open: SessionPlayer.OpenQuestion) throws -> Step {
    var page = Page(asked: question(open, open.view), said: [.rule])
    let item = player.items[open.index]
    if let typed = lastTyped(open.index) { page.said.append(.styled(yourAnswer(typed))) }
    if let verdict = item.verdicts.last { page.said += blocks(verdict, open) }
    page.after = try player.explanation(open)
    return try follow(open.index, page)
  }

  /// The answer as it was typed, also where it was marked afterwards.
  private func lastTyped(_ index: Int) -> String? {
    for entry in player.session.events.reversed() {
      switch entry.event {
      case .entered(index, .text(let typed)), .answered(index, .text(let typed), _): return typed
      default: continue
      }
    }
    return nil
  }

  private func yourAnswer(_ text: String) -> StyledText {
    StyledText(words.say("Your answer: ", "你的答案："), .dim) + StyledText(text)
  }

  /// Shows a page with nothing to answer, until a key leads away from it. In a review the learner may
  /// say when the question comes back; whatever else leads away takes what is proposed.
  func follow(_ index: Int, _ page: Page) throws -> Step {
    let proposal = player.mode == .review ? try player.proposal(for: index) : nil
    var page = page
    var hints = [words.hint("Enter", "go on", "继续")]
    if let proposal {
      page.after.append(
        .styled(ReviewScreen.choices(proposal, from: player.now, player.language)))
      hints.append(words.hint("1…4", "how well you knew it", "掌握程度"))
    }
    hints += [
      words.hint("p", "back", "上一题"), words.hint("l", "list", "列表"),
      words.hint("f", "flag", "标记"), words.hint("q", "leave", "退出"),
    ]
    while true {
      let key = try self.page(page, header: index, hints: hints)
      if let proposal, try rate(index, proposal, by: key) { return .onward }
      var step: Step?
      if key == .enter {
        step = .onward
      } else if let command = ScreenCommand(key, isTyping: false) {
        step = try obey(command, index)
      }
      guard let step else { continue }
      if let proposal { try player.rate(index, proposal, as: proposal.rating) }
      return step
    }
  }

  // MARK: Open answers

  /// Lets the learner mark an open answer line by line, beside what its cues found.
  private func mark(
    _ raw: Value, _ items: [View.Item], _ open: SessionPlayer.OpenQuestion
  ) throws -> Reaction {
    let provisional = try player.keep(raw, of: open)
    guard provisional.counts else { return try react(.uncounted(provisional), open) }
    var field = RubricField(
      items.map { item in
        let part = provisional.parts.first { $0.name == item.label }
        return .init(
          .init(item.label, item.text.text(in: player.language)),
          cue: part?.feedback?.text(in: player.language))
      })
    let asked = question(open, open.view)
    let given = yourAnswer(raw.string ?? raw.shown)
    let advice = words.say(
      "Which points did you make? Mark your own answer.", "你的回答里有哪几点？请给自己评分。")
    let hints = [
      words.hint("y", "I said this", "有这一点"), words.hint("n", "I did not", "没有"),
      words.hint("Enter", "done", "完成"), words.hint("Esc", "back to the text", "返回修改"),
    ]
    var body = ScrollView()
    var height = 0
    var isPlaced = false
    while true {
      let key = try self.key { size in
        body.lines = lines(asked + [.styled(given)], size)
        var screen = ScreenLayout(
          header: header(open.index), body: body, input: field,
          feedback: lines([.styled(StyledText(advice, .dim))], size), hints: hints)
        height = screen.heights(in: size).body
        if !isPlaced {
          // The learner has read the question; the answer is what is marked.
          body.show(lines(asked, size).count + 1, height: height)
          isPlaced = true
          screen.body = body
        }
        if body.lines.count > height { screen.hints.append(words.hint("PgDn", "more", "下翻")) }
        return screen.frame(in: size)
      }
      switch field.handle(key) {
      case .submitted:
        let marks = Value.list(field.marks.map { .integer($0) })
        return try react(
          try player.submit(.map(["marks": marks]), to: open, selfMarking: true), open)
      case .ignored:
        if body.handle(key, height: height) { continue }
        if key == .escape { return .again([]) }
        if ScreenCommand(key, isTyping: true) == .leave, try leaves(open.index) {
          return .step(.leave)
        }
      default: continue
      }
    }
  }
}
