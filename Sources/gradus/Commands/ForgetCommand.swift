import ArgumentParser
import Foundation
import GradusStore

/// `gradus forget`.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Remove what is kept about you.",
    discussion: """
      What is removed cannot be brought back; gradus export writes a copy first.

      Examples:
        gradus forget --session 1
        gradus forget --question t055-attention-scaling.open
        gradus forget --all --yes
      """)

  @Option(
    help: ArgumentHelp("Remove this session and its answers.", valueName: "number"),
    completion: .sessions)
  var session: Int?
  @Option(
    help: ArgumentHelp(
      "Remove the attempts at a question and its review card.", valueName: "address"),
    completion: .keptQuestions)
  var question: String?
  @Flag(help: "Remove everything.") var all = false
  @Flag(help: "Do not ask.") var yes = false

  func validate() throws {
    let chosen = [session != nil, question != nil, all].filter { $0 }.count
    if chosen != 1 {
      throw ValidationError("say what to remove: --session NUMBER, --question ADDRESS or --all")
    }
  }

  func run() throws {
    try perform {
      guard let store = try LearnerData.existing() else {
        StandardError.write("Nothing is kept about you.")
        return
      }
      try confirm()
      let forgotten = try store.forget(what)
      let counts = [
        counted(forgotten.sessions, "session"), counted(forgotten.attempts, "attempt"),
        counted(forgotten.cards, "review card"),
      ]
      StandardOutput.write("Removed " + counts[0] + ", " + counts[1] + " and " + counts[2] + ".")
    }
  }

  private var what: Store.Forgettable {
    if let session { return .session(session) }
    if let question { return .question(question) }
    return .everything
  }

  /// Asks a person; a script has to say --yes.
  private func confirm() throws {
    guard !yes else { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "add --yes to remove data without being asked")
    }
    StandardError.writeNow("This cannot be undone. Remove it? (y/n) ")
    guard readLine()?.saysYes == true else {
      throw Failure(.faultsFound, "nothing was removed")
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
