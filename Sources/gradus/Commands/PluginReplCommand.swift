import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusLua
import GradusPlugins
import GradusScreen

/// `gradus plugin repl [FOLDER]`.
struct PluginReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Try Lua line by line, with what plugins have.",
    usage: "gradus plugin repl [<folder>] [<options>]",
    discussion: """
      An expression shows its value, a statement runs; globals stay for the next input. With a \
      plugin's folder its table is 'plugin' and 'require' finds its files; with --question the \
      question drawn by --seed is there as 'question', 'variant' and 'params'. :help tells the rest.

      On a terminal lines are edited, completed with Tab and kept in ~/.local/state/gradus. Without \
      one, texts are read from standard input without prompts; the exit status is 1 if any failed.

      Examples:
        gradus plugin repl
        gradus plugin repl Examples/plugin-hello
        gradus plugin repl --question t055-attention-scaling.scaled-output --seed 3
        echo 'tensor.softmax({1, 2, 3}, 1)' | gradus plugin repl
      """)

  @Argument(help: "The plugin's folder.", completion: .directory) var folder: String?
  @Option(
    help: ArgumentHelp("Look into this question.", valueName: "address"),
    completion: .questions)
  var question: String?
  @Option(help: "Draw rng and the question with this seed.", completion: .nothing) var seed = 0
  @OptionGroup var sources: SourceOptions

  func run() throws {
    try perform {
      let session = try ReplSession(
        plugin: folder.map { try PluginFolder(reading: $0) }, subject: subject(), seed: seed,
        print: { StandardOutput.write(sanitised($0)) })
      if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
        talk(with: session)
      } else {
        try feed(session)
      }
    }
  }

  private func subject() throws -> ReplSession.Subject? {
    guard let question else { return nil }
    var sources = sources
    if let folder { sources.pluginFolders.insert(folder, at: 0) }
    let workspace = try sources.reportedWorkspace()
    guard let found = workspace.questions[question] else {
      throw Failure(
        .noInput,
        "there is no question '\(question)'"
          + Suggestion.sentence(for: question, in: workspace.questions.keys.sorted()))
    }
    let engine = Engine(
      library: workspace.library, log: { StandardError.write(sanitised($0)) })
    return ReplSession.Subject(question: found, engine: engine)
  }

  // MARK: At a terminal

  private func talk(with session: ReplSession) {
    // Outside of reading a line an input runs for a moment, within its budget.
    signal(SIGINT, SIG_IGN)
    let editor = LineEditor(history: StateFolder.file("repl-history")) { word in
      session.completions(of: word)
    }
    StandardOutput.write(
      "Gradus \(Version.text), \(LuaSandbox.version). :help tells what there is, Ctrl-D leaves.")
    var text = ""
    while true {
      switch editor.read(text.isEmpty ? "> " : ".. ") {
      case .ended:
        StandardOutput.write("")
        return
      case .dropped:
        StandardOutput.write("")
        text = ""
      case .line(let line):
        if !line.allSatisfy(\.isWhitespace) { editor.remember(line) }
        text += text.isEmpty ? line : "\n" + line
        let outcome = session.take(text)
        if outcome == .incomplete { continue }
        if outcome == .left { return }
        text = ""
        report(outcome)
      }
    }
  }

  // MARK: Without one

  private func feed(_ session: ReplSession) throws {
    var text = ""
    var hasFailed = false
    while let line = readLine() {
      text += text.isEmpty ? line : "\n" + line
      let outcome = session.take(text)
      if outcome == .incomplete { continue }
      text = ""
      if outcome == .left { break }
      hasFailed = !report(outcome) || hasFailed
    }
    if !text.isEmpty { hasFailed = !report(session.take(text, isWhole: true)) || hasFailed }
    if hasFailed { throw ExitCode(Failure.Status.faultsFound.rawValue) }
  }

  /// Shows what became of an input; whether it went well.
  @discardableResult
  private func report(_ outcome: ReplSession.Outcome) -> Bool {
    switch outcome {
    case .shown(let text):
      if !text.isEmpty { StandardOutput.write(sanitised(text)) }
      return true
    case .failed(let message):
      StandardError.write(sanitised(message))
      return false
    case .incomplete, .left: return true
    }
  }
}
