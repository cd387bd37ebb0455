import GradusCore
import GradusPlugins
import GradusScreen
import GradusTerminal

extension FullScreenRun {
  /// Shows a question and takes answers and commands until it is left.
  func ask(_ open: SessionPlayer.OpenQuestion) throws -> Step {
    let index = open.index
    let answer = AnswerField(
      open.view, earlier: player.items[index].answer, language: player.language)
    var field = drafts[index] ?? answer.field
    let advice = AnswerField.advice(open.view, words)
    var said: [GradusScreen.Block] = advice.map { [.styled(StyledText($0, .dim))] } ?? []
    var warning: String?
    var insistsOn: ScreenCommand?
    var isEscaped = false
    var body = ScrollView()
    var height = 0
    while true {
      drafts[index] = field
      var key = try self.key { size in
        // What is typed when the time runs out counts.
        if let remaining = player.remaining, remaining < 1.5 { _ = try note(field, open) }
        field.fit(width: size.width)
        body.lines = lines(question(open, answer.view), size)
        let below = warning.map { [.styled(StyledText($0, .accent))] } ?? said
        var screen = ScreenLayout(
          header: header(index), body: body, input: field, feedback: tight(below, size))
        height = screen.heights(in: size).body
        screen.hints = hints(open, answer, hasMore: body.lines.count > height)
        return screen.frame(in: size)
      }
      warning = nil
      if isEscaped, case .character(let letter) = key { key = .alt(letter) }
      isEscaped = key == .escape && answer.isTyping
      // A question mark begins no answer.
      let outcome = key == .character("?") && field.isEmpty ? .ignored : field.handle(key)
      switch outcome {
      case .handled:
        insistsOn = nil
        if let matrix = field as? MatrixField, matrix.leftOver > 0 {
          warning = words.say(
            "\(matrix.leftOver) of the numbers found no cell.", "有 \(matrix.leftOver) 个数字没有对应的单元格。")
        }
      case .incomplete: warning = incomplete(field)
      case .editor:
        do {
          let text = (field as? TextField)?.text ?? ""
          field = TextField(try terminal.suspend { try TextEditor.edit(text) })
        } catch let failure as Failure {
          warning = failure.description
        }
      case .submitted where field.isEmpty && !(field is OrderField): warning = incomplete(field)
      case .submitted:
        drafts[index] = field
        switch try take(field, open) {
        case .step(let step): return step
        case .again(let blocks): said = try fitting(blocks, open)
        }
      case .ignored:
        if isEscaped { warning = words.say("Esc and …", "Esc 加……") }
        if body.handle(key, height: height) { continue }
        guard let command = ScreenCommand(key, isTyping: answer.isTyping) else { continue }
        if command == .tip {
          warning = try tip(open)
          body.show(.max, height: height)
        } else if command.leadsAway, insistsOn != command, let problem = try note(field, open) {
          said = try fitting(problem, open)
          insistsOn = command
        } else if let step = try obey(command, index) {
          return step
        }
      }
    }
  }

  private func incomplete(_ field: any InputField) -> String {
    field is MatrixField && !field.isEmpty
      ? words.say("This cell is empty.", "这个单元格是空的。")
      : words.say("There is no answer yet.", "还没有作答。")
  }

  /// What is said below the answer; where that is too long, it is shown by itself first.
  private func fitting(
    _ blocks: [GradusScreen.Block], _ open: SessionPlayer.OpenQuestion
  ) throws -> [GradusScreen.Block] {
    let size = terminal.size
    guard tight(blocks, size).count > size.height / 3 else { return blocks }
    let key = try page(
      Page(asked: question(open, open.view), said: [.rule] + blocks), header: open.index,
      hints: [words.hint("Enter", "try again", "再试一次")])
    // Whoever goes on typing means the answer.
    if key != .enter, key != .escape { pending = key }
    return Array(blocks.prefix(1))
  }

  /// Notes in an exam what was typed and not sent yet, since the learner means it.
  ///
  /// - Returns: what is wrong with it, when it cannot be noted.
  private func note(
    _ field: any InputField, _ open: SessionPlayer.OpenQuestion
  ) throws -> [GradusScreen.Block]? {
    guard player.mode == .exam, !player.isTimeUp, !field.isEmpty,
      player.items[open.index].answer != .text(field.answer)
    else { return nil }
    switch try player.submit(.text(field.answer), to: open) {
    case .uncounted(let verdict):
      let again = words.say("The same key again leaves it so.", "再按一次同样的键将不再修改。")
      return blocks(verdict, open) + [.styled(StyledText(again, .dim))]
    case .kept, .judged, .late: return nil
    }
  }

  // MARK: Commands

  /// Does what was asked for; `nil` when the same question goes on.
  func obey(_ command: ScreenCommand, _ index: Int) throws -> Step? {
    let count = player.items.count
    switch command {
    case .next: return .to((index + 1) % count)
    case .back: return .to((index + count - 1) % count)
    case .flag: try player.toggleFlag(index)
    case .list: return try list(from: index)
    case .leave: return try leaves(index) ? .leave : nil
    case .handIn: return player.mode == .exam ? .end : nil
    case .help: try help(index)
    case .tip: return nil
    case .skip:
      if player.mode == .exam { return .to((index + 1) % count) }
      guard !player.isSettled(index) else { return .onward }
      try player.skip(index)
      drafts[index] = nil
      return .to(index)
    }
    return nil
  }

  /// Shows the next hint in the question; gives what to say when there is none.
  private func tip(_ open: SessionPlayer.OpenQuestion) throws -> String? {
    if player.mode == .exam { return words.say("An exam gives no hints.", "考试中没有提示。") }
    guard try player.hint(open) == nil else { return nil }
    return words.say("There is no further hint.", "没有更多提示了。")
  }

  private func hints(
    _ open: SessionPlayer.OpenQuestion, _ answer: AnswerField, hasMore: Bool
  ) -> [KeyHint] {
    let isExam = player.mode == .exam
    func hint(_ command: ScreenCommand, _ english: String, _ chinese: String) -> KeyHint {
      words.hint(command.name(isTyping: answer.isTyping), english, chinese)
    }
    var hints: [KeyHint] = []
    if answer.field is TextField {
      hints.append(words.hint("^D", "done", "完成"))
      hints.append(words.hint("^E", "editor", "编辑器"))
    } else {
      if answer.field is ChoiceField { hints.append(words.hint("A B ↑↓", "choose", "选择")) }
      hints.append(words.hint("Enter", isExam ? "note" : "answer", isExam ? "记录" : "作答"))
    }
    if hasMore { hints.append(words.hint("PgDn", "more", "下翻")) }
    if isExam {
      hints += [
        hint(.next, "next", "下一题"), hint(.flag, "flag", "标记"), hint(.list, "list", "列表"),
        hint(.handIn, "hand in", "交卷"), hint(.back, "back", "上一题"),
      ]
    } else {
      if player.items[open.index].hints < open.prepared.variant.hints.count {
        hints.append(hint(.tip, "hint", "提示"))
      }
      hints += [hint(.skip, "skip", "跳过"), hint(.list, "list", "列表")]
    }
    return hints + [hint(.leave, "leave", "退出"), hint(.help, "keys", "按键")]
  }
}
