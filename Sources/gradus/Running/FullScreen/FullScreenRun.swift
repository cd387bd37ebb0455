import Foundation
import GradusCore
import GradusPlugins
import GradusScreen
import GradusTerminal

/// A session on the whole terminal.
///
///     if display.allowsFullScreen, let terminal = Terminal(colour: colour) {
///       let ending = try FullScreenRun(player: player, terminal: terminal).run()
///       terminal.close()
///     }
final class FullScreenRun {
  /// How a run came to its end.
  enum Ending: Equatable {
    /// The session is over, and the learner has seen what it came to.
    case over
    /// The learner left, to come back later.
    case left
    /// The process was told to end, by the signal with this number.
    case signal(Int32)
  }

  /// What is to happen next.
  enum Step: Equatable {
    /// The next question that is not settled.
    case onward
    /// A question the learner asked for.
    case to(Int)
    /// The end: everything is done, or the learner hands in.
    case end
    /// The learner leaves, to come back later.
    case leave
  }

  let player: SessionPlayer
  let terminal: any KeyScreen
  let words: ScreenWords
  /// What was typed at questions that were left without an answer.
  var drafts: [Int: any InputField] = [:]
  /// A key that was pressed already, for what comes next.
  var pending: Key?
  /// The question that was visited last.
  private(set) var place = 0

  /// Creates a run of the player's session on a terminal.
  init(player: SessionPlayer, terminal: any KeyScreen) {
    self.player = player
    self.terminal = terminal
    words = ScreenWords(language: player.language)
  }

  /// Asks what is not settled, then shows what the session came to.
  func run() throws -> Ending {
    do {
      return try play()
    } catch let interruption as Interruption {
      switch interruption {
      case .signal(let number): return .signal(number)
      case .gone, .timeUp: return .left
      }
    }
  }

  private func play() throws -> Ending {
    let last = player.session.current.flatMap { player.isSettled($0) ? nil : $0 }
    var step = (last ?? player.nextOpen()).map { Step.to($0) } ?? .end
    do {
      while true {
        switch step {
        case .to(let index):
          place = index
          step = try visit(index)
        case .onward:
          let next = player.nextOpen(from: place + 1) ?? player.nextOpen()
          step = next.map { .to($0) } ?? .end
        case .end:
          guard player.mode == .exam, let other = try insteadOfHandingIn() else {
            return try end(.complete)
          }
          step = other
        case .leave: return .left
        }
      }
    } catch Interruption.timeUp {
      return try end(.timeUp)
    }
  }

  /// Shows a question: to be answered, or, when it is settled, what became of it.
  private func visit(_ index: Int) throws -> Step {
    let open: SessionPlayer.OpenQuestion
    do {
      open = try player.open(index)
    } catch let error as PluginError {
      if !player.items[index].isSkipped { try player.skip(index) }
      return try show(fault: error, at: index)
    }
    if player.mode != .exam, player.isSettled(index) { return try look(at: open) }
    try settleKey(open)
    return try ask(open)
  }

  // MARK: Waiting for keys

  /// Shows a frame until a key is pressed; meanwhile the clock goes on and the terminal may change.
  ///
  /// - Parameter frame: draws for the terminal's size.
  /// - Throws: `Interruption` when the time is up or the process is to end.
  func key(_ frame: (TerminalSize) throws -> Frame) throws -> Key {
    while true {
      if !player.session.isFinished, player.isTimeUp { throw Interruption.timeUp }
      terminal.show(try frame(terminal.size))
      if let key = pending {
        pending = nil
        return key
      }
      switch terminal.read(timeout: untilTick) {
      case .timeOut, .resize: continue
      case .interrupt: throw Interruption.signal(SIGINT)
      case .terminate(let number): throw Interruption.signal(number)
      case .ended: throw Interruption.gone
      case let key: return key
      }
    }
  }

  /// Waits until nothing was typed for a moment: what is typed when the time runs out was meant for
  /// the question.
  func waitForStillness() throws(Interruption) {
    while true {
      switch terminal.read(timeout: .milliseconds(700)) {
      case .timeOut: return
      case .interrupt: throw .signal(SIGINT)
      case .terminate(let number): throw .signal(number)
      case .ended: throw .gone
      default: continue
      }
    }
  }

  /// How long the clock shows the same second.
  private var untilTick: Duration? {
    guard !player.session.isFinished, let remaining = player.remaining else { return nil }
    let part = remaining - remaining.rounded(.down)
    return .milliseconds(max(20, Int((part > 0 ? part : 1) * 1000)))
  }
}

/// What ends a session from outside.
enum Interruption: Error, Equatable {
  /// The session's time is up.
  case timeUp
  /// The process was told to end.
  case signal(Int32)
  /// The terminal is gone.
  case gone
}
