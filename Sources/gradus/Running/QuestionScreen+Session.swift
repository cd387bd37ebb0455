import Foundation
import GradusCore
import GradusScreen

extension QuestionScreen {
  /// The head of a session: its title, how long it is, what to type.
  static func start(_ player: SessionPlayer) -> [Block] {
    let count = player.items.count
    let seed = player.session.plan.seed
    let isEnglish = player.language == .english
    let keys: String
    switch player.mode {
    case .exam:
      keys =
        isEnglish
        ? "exam · :help for commands · :d hands in" : "考试 · :help 列出命令 · :d 交卷"
    case .practice, .interview, .review:
      keys = isEnglish ? "? hint · s skip · q quit" : "? 提示 · s 跳过 · q 退出"
    }
    let line =
      isEnglish
      ? "\(count) question\(count == 1 ? "" : "s") · seed \(seed) · \(keys)"
      : "\(count) 题 · 种子 \(seed) · \(keys)"
    return [
      .heading(player.quiz.title.text(in: player.language)), .styled(StyledText(line, .dim)),
    ]
  }

  /// `[3/20] t055-attention-scaling.spread · numeric`, with a flag where there is one.
  static func place(_ index: Int, _ player: SessionPlayer) -> Block {
    let question = player.questions[index]
    var line = StyledText(
      "[\(index + 1)/\(player.items.count)] \(question.address) · \(question.format)", .accent)
    if player.items[index].isFlagged { line.append(" ⚑", .key) }
    return .styled(line)
  }

  /// Every question of a session with where it stands, some to a line.
  static func list(_ player: SessionPlayer) -> [Block] {
    let isEnglish = player.language == .english
    var marks = StyledText()
    for (index, item) in player.items.enumerated() {
      let isAnswered = player.isSettled(index)
      marks.append("\(index + 1)", isAnswered ? .good : .plain)
      marks.append((isAnswered ? "✓" : "·") + (item.isFlagged ? "⚑" : "") + "  ")
    }
    return [
      .styled(marks),
      .styled(
        StyledText(
          isEnglish ? "✓ answered · not answered ⚑ flagged" : "✓ 已作答  · 未作答  ⚑ 已标记", .dim)),
    ]
  }

  /// What can be typed instead of an answer.
  static func commands(_ player: SessionPlayer) -> [Block] {
    let isEnglish = player.language == .english
    var rows = [
      (":n, :b", isEnglish ? "the next question, the one before" : "下一题，上一题"),
      (":5", isEnglish ? "go to question 5" : "转到第 5 题"),
      (":f", isEnglish ? "flag the question, or no longer" : "标记本题或取消标记"),
      (":l", isEnglish ? "list the questions" : "列出所有题目"),
      (":e", isEnglish ? "write the answer in $EDITOR" : "用 $EDITOR 编辑答案"),
      ("q", isEnglish ? "leave; what you answered is kept" : "退出；已作答的内容会保留"),
    ]
    if player.mode == .exam {
      rows.append((":d", isEnglish ? "hand in" : "交卷"))
    } else {
      rows.append(("?", isEnglish ? "a hint" : "提示"))
      rows.append(("s", isEnglish ? "skip, and see the solution" : "跳过并查看答案"))
    }
    return rows.map { .styled(StyledText("\($0.0)  ", .key) + StyledText($0.1)) }
  }

  /// `[12:05] `, the time that is left; empty without a time limit.
  static func clock(_ player: SessionPlayer) -> String {
    guard let remaining = player.remaining else { return "" }
    let seconds = max(0, Int(remaining.rounded(.up)))
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0
      ? "[\(hours):\(two(minutes)):\(two(seconds % 60))] " : "[\(minutes):\(two(seconds % 60))] "
  }
}
