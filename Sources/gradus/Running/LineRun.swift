import Foundation
import GradusCore
import GradusPlugins
import GradusScreen

/// A session as lines: in a terminal without a full screen, for a screen reader, or from a script.
///
/// From a script each line is an answer, and the end of the input ends the run.
struct LineRun {
  /// What is to happen after a question.
  enum Step {
    /// The next question that is not settled.
    case onward
    /// A question the learner asked for.
    case to(Int)
    /// The end: everything is done, or the learner handed in.
    case end
    /// The learner leaves, to come back later.
    case leave
    /// The time is up.
    case timeUp
  }

  let player: SessionPlayer
  let screen: Screen
  let isInteractive: Bool
  let input = LineInput()

  var isEnglish: Bool { screen.language == .english }
  var isExam: Bool { player.mode == .exam }

  init(player: SessionPlayer, screen: Screen) {
    self.player = player
    self.screen = screen
    isInteractive = isatty(STDIN_FILENO) == 1
  }

  /// Asks what is not settled, then sums up.
  ///
  /// - Returns: whether the session came to its end.
  func run() throws -> Bool {
    screen.show(QuestionScreen.start(player))
    var place = player.session.current.flatMap { player.isSettled($0) ? nil : $0 }
    place = place ?? player.nextOpen()
    var step = place.map { Step.to($0) } ?? .end
    while true {
      if player.isTimeUp { step = .timeUp }
      switch step {
      case .to(let index):
        place = index
        step = try ask(index)
      case .onward: step = try onward(from: place ?? -1)
      case .end:
        guard isExam, isInteractive, let other = insteadOfHandingIn(at: place ?? 0) else {
          return try end(.complete)
        }
        step = other
      case .timeUp:
        say("The time is up.", "时间到。", .accent)
        return try end(.timeUp)
      case .leave:
        if isExam, !isInteractive { return try end(.complete) }
        screen.show(SummaryScreen.blocks(try player.summary(), player.language))
        return false
      }
    }
  }

  /// The next open question behind one, else the first; in an exam the end has to be asked for.
  private func onward(from place: Int) throws -> Step {
    if let next = player.nextOpen(from: place + 1) ?? player.nextOpen() { return .to(next) }
    return .end
  }

  private func end(_ ending: Session.Ending) throws -> Bool {
    try player.finish(ending)
    if isExam { screen.show(try SummaryScreen.results(player)) }
    screen.show(SummaryScreen.blocks(try player.summary(), player.language))
    return true
  }

  /// Asks whether to hand in; gives what to do when the learner would rather not.
  private func insteadOfHandingIn(at place: Int) -> Step? {
    screen.show(QuestionScreen.list(player))
    let isComplete = player.nextOpen() == nil
    say(
      isComplete
        ? "Everything is answered. Hand in? (y, or the number of a question to go to)"
        : "Not everything is answered. Hand in? (y, or the number of a question to go to)",
      isComplete ? "所有题目均已作答。交卷吗？（y，或输入题号返回）" : "还有题目未作答。交卷吗？（y，或输入题号返回）", .accent)
    screen.prompt("> ")
    switch input.read(within: player.remaining) {
    case .line(let line):
      if line.saysYes { return nil }
      let number = Int(line.trimmingCharacters(in: .whitespaces)).map { $0 - 1 } ?? place
      return .to(player.items.indices.contains(number) ? number : place)
    case .timeUp: return .timeUp
    // Whoever closes the terminal leaves, and has not handed in.
    case .ended: return .leave
    }
  }

  /// Says a sentence in the learner's language.
  func say(_ english: String, _ chinese: String, _ style: StyledText.Style = .plain) {
    screen.show(StyledText(isEnglish ? english : chinese, style))
  }
}
