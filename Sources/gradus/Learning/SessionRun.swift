import ArgumentParser
import Foundation
import GradusCore
import GradusScreen
import GradusTerminal

/// Shows a session to the learner, in the way that the terminal and the learner allow.
struct SessionRun {
  let player: SessionPlayer
  let display: DisplayOptions

  /// Plays the session until it ends or is left, and says how to go on with it.
  func run() throws {
    defer { for fault in player.faults { StandardError.write("gradus: \(fault)") } }
    if display.allowsFullScreen, let terminal = Terminal(colour: Self.colour) {
      return try run(on: terminal)
    }
    let (notebook, language) = (player.notebook, player.language)
    let watch = SignalWatch { Self.goingOn(notebook, language).map { "\n" + $0 } ?? "" }
    let isOver = try withExtendedLifetime(watch) {
      try LineRun(player: player, screen: Screen(language: player.language)).run()
    }
    if !isOver { sayHowToGoOn() }
  }

  /// Plays on the whole terminal. What the session came to stays on the screen afterwards.
  private func run(on terminal: Terminal) throws {
    let ending = try StandardError.holding {
      defer { terminal.close() }
      return try FullScreenRun(player: player, terminal: terminal).run()
    }
    switch ending {
    case .over:
      Screen(language: player.language).show(
        SummaryScreen.blocks(try player.summary(), player.language))
    case .left: sayHowToGoOn()
    case .signal(let number):
      sayHowToGoOn()
      throw ExitCode(128 + number)
    }
  }

  private static var colour: ColourPolicy {
    ColourPolicy(environment: ProcessInfo.processInfo.environment, isTerminal: true)
  }

  private func sayHowToGoOn() {
    if let goOn = Self.goingOn(player.notebook, player.language) { StandardError.write(goOn) }
  }

  /// How a session that is left goes on; `nil` for one that is not kept.
  private static func goingOn(_ notebook: SessionNotebook, _ language: Language) -> String? {
    guard let id = notebook.id else { return nil }
    return language == .english
      ? "Your answers are kept. Go on with: gradus run --session \(id)"
      : "你的作答已保存。继续请运行：gradus run --session \(id)"
  }
}
