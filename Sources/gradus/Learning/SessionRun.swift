import Foundation
import GradusCore
import GradusScreen

/// Shows a session to the learner, in the way that the terminal and the learner allow.
struct SessionRun {
  let player: SessionPlayer
  let display: DisplayOptions

  /// Plays the session until it ends or is left, and says how to go on with it.
  func run() throws {
    let goOn = Self.goingOn(player)
    let watch = SignalWatch { goOn.map { "\n" + $0 } ?? "" }
    let isOver = try withExtendedLifetime(watch) {
      try LineRun(player: player, screen: Screen(language: player.language)).run()
    }
    if !isOver, let goOn { StandardError.write(goOn) }
  }

  /// How a session that is left goes on; `nil` for one that is not kept.
  private static func goingOn(_ player: SessionPlayer) -> String? {
    guard let id = player.sessionNumber else { return nil }
    return player.language == .english
      ? "Your answers are kept. Go on with: gradus run --session \(id)"
      : "你的作答已保存。继续请运行：gradus run --session \(id)"
  }
}
