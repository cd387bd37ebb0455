import GradusCore
import GradusPlugins
import GradusScreen
import GradusTerminal

extension FullScreenRun {
  /// The widest a text is set, so that it can be read.
  private static let widest = 100

  /// Lays out blocks for a terminal.
  func lines(_ blocks: [GradusScreen.Block], _ size: TerminalSize) -> [StyledText] {
    Layout(width: min(size.width, Self.widest)).lines(for: blocks)
  }

  /// Lays out what belongs together without empty lines between.
  func tight(_ blocks: [GradusScreen.Block], _ size: TerminalSize) -> [StyledText] {
    let layout = Layout(width: min(size.width, Self.widest))
    return blocks.flatMap { layout.lines(for: $0) }
  }

  /// The first line of a screen.
  func header(_ index: Int?) -> ScreenHeader {
    let title = index.map { player.questions[$0].address }
    return ScreenHeader(
      number: (index ?? player.items.count - 1) + 1, count: player.items.count,
      done: player.items.indices.count { player.isSettled($0) },
      title: title ?? player.quiz.title.text(in: player.language),
      clock: player.session.isFinished ? nil : clock,
      isUrgent: player.remaining.map { $0 < 60 } ?? false,
      isFlagged: index.map { player.items[$0].isFlagged } ?? false)
  }

  /// The time that is left; `nil` without a time limit.
  private var clock: String? {
    let text = QuestionScreen.clock(player).filter { $0 != "[" && $0 != "]" && $0 != " " }
    return text.isEmpty ? nil : text
  }

  /// The question as it is asked, with the hints that were shown.
  func question(_ open: SessionPlayer.OpenQuestion, _ view: View) -> [GradusScreen.Block] {
    let variant = open.prepared.variant
    let hints = variant.hints.prefix(player.items[open.index].hints)
    return QuestionScreen.blocks(variant, view, player.language)
      + hints.map { .paragraph(words.say("Hint: ", "提示：") + $0.text(in: player.language)) }
  }

  // MARK: Pages to read

  /// A text to read.
  struct Page {
    /// What was asked, scrolled away from the start where there is too little room for all.
    var asked: [GradusScreen.Block] = []
    /// What is said of the answer.
    var said: [GradusScreen.Block] = []
    /// What follows.
    var after: [GradusScreen.Block] = []
  }

  private func lines(_ page: Page, _ size: TerminalSize) -> (all: [StyledText], asked: Int) {
    let parts = [lines(page.asked, size), tight(page.said, size), lines(page.after, size)]
    let shown = parts.filter { !$0.isEmpty }
    return (Array(shown.joined(separator: [StyledText()])), parts[0].count)
  }

  /// Shows a text until a key is pressed that does not scroll it.
  func page(_ page: Page, header index: Int?, hints: [KeyHint]) throws -> Key {
    var body = ScrollView()
    var height = 0
    var isPlaced = false
    while true {
      let key = try self.key { size in
        let (all, asked) = lines(page, size)
        body.lines = all
        var screen = ScreenLayout(header: header(index), body: body, hints: hints)
        height = screen.heights(in: size).body
        if !isPlaced {
          body.show(asked > 0 ? asked + 1 : 0, height: height)
          isPlaced = true
          screen.body = body
        }
        if body.hasMore(height: height).below {
          screen.hints.insert(words.hint(words.say("space", "空格"), "more", "下翻"), at: 0)
        }
        return screen.frame(in: size)
      }
      if body.handle(key, height: height, hasArrows: true) { continue }
      guard key == .character(" ") else { return key }
      guard body.hasMore(height: height).below else { return .enter }
      _ = body.handle(.pageDown, height: height)
    }
  }

  /// Asks something that is answered by yes or no.
  func confirms(_ question: String, header index: Int?) throws -> Bool {
    let hints = [words.hint("y", "yes", "是"), words.hint("n", "no", "否")]
    while true {
      let page = Page(after: [.styled(StyledText(question, .accent))])
      switch try self.page(page, header: index, hints: hints) {
      case .character("y"), .character("Y"), .character("是"): return true
      case .character("n"), .character("N"), .character("否"), .escape: return false
      default: continue
      }
    }
  }

  /// Shows that a question cannot be asked.
  func show(fault error: PluginError, at index: Int) throws -> Step {
    let blocks = QuestionScreen.blocks(
      .failed(error.failure), points: player.questions[index].points, player.language)
    return try follow(index, Page(said: blocks))
  }
}
