import GradusCore
import GradusScreen
import GradusTerminal

extension FullScreenRun {
  /// Every question with where it stands; gives where to go from there.
  func list(from index: Int) throws -> Step {
    let rows = player.items.enumerated().map { place, item in
      let isSettled = player.isSettled(place)
      var row = StyledText(isSettled ? "✓ " : "· ", isSettled ? .good : .dim)
      row.append("\(place + 1)  \(item.question)")
      if item.isFlagged { row.append(" ⚑", .accent) }
      return row
    }
    var field = PickField(rows, picked: index)
    let isExam = player.mode == .exam
    var hints = [
      words.hint("Enter", "go there", "前往"), words.hint("↑↓ 1…9", "choose", "选择"),
      words.hint("Esc", "back", "返回"),
    ]
    if isExam { hints.append(words.hint("x", "hand in", "交卷")) }
    let legend = StyledText(
      words.say("✓ answered  · not answered  ⚑ flagged", "✓ 已作答  · 未作答  ⚑ 已标记"), .dim)
    while true {
      let key = try self.key { size in
        ScreenLayout(
          header: header(index), body: ScrollView([legend]), input: field, hints: hints
        ).frame(in: size)
      }
      switch field.handle(key) {
      case .submitted: return .to(field.picked)
      case .ignored:
        switch ScreenCommand(key, isTyping: false) {
        case .handIn where isExam: return .end
        case .leave where try leaves(index): return .leave
        case .list: return .to(index)
        default: if key == .escape { return .to(index) }
        }
      default: continue
      }
    }
  }

  /// Asks whether to hand in; gives where to go when the learner would rather not.
  func insteadOfHandingIn() throws -> Step? {
    let missing = player.items.indices.filter { !player.isSettled($0) }.map { $0 + 1 }
    let flagged = player.items.indices.filter { player.items[$0].isFlagged }.map { $0 + 1 }
    var blocks: [GradusScreen.Block] = [
      .heading(words.say("Hand in?", "交卷吗？")),
      .styled(
        missing.isEmpty
          ? StyledText(words.say("Every question is answered.", "所有题目均已作答。"), .good)
          : StyledText(
            words.say("Not answered: ", "未作答：") + missing.numbers, .bad)),
    ]
    if !flagged.isEmpty {
      blocks.append(.styled(StyledText(words.say("Flagged: ", "已标记：") + flagged.numbers, .accent)))
    }
    let hints = [
      words.hint("y", "hand in", "交卷"), words.hint("n", "back to the questions", "返回答题"),
      words.hint("l", "list", "列表"),
    ]
    while true {
      switch try page(Page(after: blocks), header: place, hints: hints) {
      case .character("y"), .character("Y"), .character("是"): return nil
      case .character("n"), .character("N"), .character("否"), .escape:
        return .to(missing.first.map { $0 - 1 } ?? place)
      case .character("l"), .control("l"): return try list(from: place)
      default: continue
      }
    }
  }

  /// Whether the learner really leaves: asked where something would be lost.
  func leaves(_ index: Int) throws -> Bool {
    if !player.isKept {
      return try confirms(
        words.say("Leave? Your answers are not kept.", "退出吗？你的作答不会保存。"), header: index)
    }
    guard player.remaining != nil else { return true }
    return try confirms(
      words.say("Leave? The clock runs on.", "退出吗？计时不会停止。"), header: index)
  }

  /// Ends the session and shows what it came to.
  func end(_ ending: Session.Ending) throws -> Ending {
    let marking = StyledText(words.say("Marking …", "正在评分……"), .dim)
    terminal.show(Frame(lines: [marking]))
    try player.finish(ending)
    if ending == .timeUp { try waitForStillness() }
    var blocks: [GradusScreen.Block] = []
    if ending == .timeUp {
      blocks.append(.styled(StyledText(words.say("The time is up.", "时间到。"), .accent)))
    }
    // The header has a rule below it already.
    blocks += SummaryScreen.blocks(try player.summary(), player.language).drop { $0 == .rule }
    if player.mode == .exam { blocks += try SummaryScreen.results(player) }
    let hints = [words.hint("Enter", "leave", "退出"), words.hint("↑↓", "scroll", "滚动")]
    while true {
      switch try page(Page(after: blocks), header: nil, hints: hints) {
      case .enter, .escape, .character("q"), .control("q"), .control("d"): return .over
      default: continue
      }
    }
  }

  /// The keys there are.
  func help(_ index: Int) throws {
    let isExam = player.mode == .exam
    var rows: [(ScreenCommand, String)] = [
      (.next, words.say("the next question", "下一题")),
      (.back, words.say("the question before", "上一题")),
      (.flag, words.say("flag the question, or no longer", "标记本题或取消标记")),
      (.list, words.say("the list of questions", "题目列表")),
      (.leave, words.say("leave; what you answered is kept", "退出；已作答的内容会保留")),
    ]
    if isExam {
      rows.append((.handIn, words.say("hand in", "交卷")))
    } else {
      rows.append((.tip, words.say("a hint", "提示")))
      rows.append((.skip, words.say("skip, and see the solution", "跳过并查看答案")))
    }
    let keys: [[String]] = rows.map { command, meaning in
      [command.name(isTyping: true), command.name(isTyping: false), meaning]
    }
    let blocks: [GradusScreen.Block] = [
      .heading(words.say("Keys", "按键")),
      .table(
        header: [
          words.say("always", "随时可用"), words.say("where no text is typed", "不输入文字时"), "",
        ], rows: keys),
      .paragraph(
        words.say(
          "^N is Ctrl and N; Escape and then N does the same. Page Up and Page Down scroll. In a "
            + "text ^D gives the answer and ^E opens $EDITOR.",
          "^N 表示 Ctrl 加 N；先按 Esc 再按 N 也一样。Page Up 和 Page Down 滚动。输入多行文字时，^D 提交，"
            + "^E 打开 $EDITOR。")),
    ]
    _ = try page(
      Page(after: blocks), header: index, hints: [words.hint("Enter", "back", "返回")])
  }
}

extension [Int] {
  /// `1, 4, 9`.
  fileprivate var numbers: String { map(String.init).joined(separator: ", ") }
}
