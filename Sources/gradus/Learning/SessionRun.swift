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
    let goOn = Self.goingOn(player)
    if display.allowsFullScreen, let terminal = Terminal(colour: Self.colour) {
      return try run(on: terminal, goOn)
    }
    let watch = SignalWatch { goOn.map { "\n" + $0 } ?? "" }
    let isOver = try withExtendedLifetime(watch) {
      try LineRun(player: player, screen: Screen(language: player.language)).run()
    }
    if !isOver, let goOn { StandardError.write(goOn) }
  }

  /// Plays on the whole terminal. What the session came to stays on the screen afterwards.
  private func run(on terminal: Terminal, _ goOn: String?) throws {
    let ending: FullScreenRun.Ending
    do {
      defer { terminal.close() }
      ending = try FullScreenRun(player: player, terminal: terminal).run()
    }
    switch ending {
    case .over:
      Screen(language: player.language).show(
        SummaryScreen.blocks(try player.summary(), player.language))
    case .left: if let goOn { StandardError.write(goOn) }
    case .signal(let number):
      if let goOn { StandardError.write(goOn) }
      throw ExitCode(128 + number)
    }
  }

  private static var colour: ColourPolicy {
    ColourPolicy(environment: ProcessInfo.processInfo.environment, isTerminal: true)
  }

  /// How a session that is left goes on; `nil` for one that is not kept.
  private static func goingOn(_ player: SessionPlayer) -> String? {
    guard let id = player.sessionNumber else { return nil }
    return player.language == .english
      ? "Your answers are kept. Go on with: gradus run --session \(id)"
      : "你的作答已保存。继续请运行：gradus run --session \(id)"
  }
}
