import Foundation
import Testing

@Suite struct CompletionTests {
  /// What a shell gets for the last word of a line.
  ///
  /// - Parameter argument: what that word is: an option's name, or `positional@` and a number.
  private func candidates(
    _ command: Command, _ line: String, as argument: String, shell: String = "bash"
  ) throws -> [String] {
    var command = command
    command.environment["SAP_SHELL"] = shell
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
    let subcommands = words.dropFirst().prefix { !$0.isEmpty && $0.allSatisfy(\.isLetter) }
      .prefix(words[1] == "plugin" ? 2 : 1)
    let last = words[words.count - 1]
    let outcome = try command.gradus(
      all: ["---completion"] + subcommands + ["--", argument]
        + [String(words.count - 1), String(last.count)] + words)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    return outcome.output.split(separator: "\n").map { String($0) }
  }

  @Test(arguments: [
    ("gradus run ", "positional@0", "transformer-attention"),
    ("gradus run --bank fours f", "positional@0", "fours"),
    ("gradus run --bank 'fours' --only ", "--only", "s"),
    ("gradus run --bank fours --only ", "--only", "numeric"),
    ("gradus review --bank fours --only ", "--only", "t"),
    ("gradus show --bank=fours t", "positional@0", "t.a"),
    ("gradus show t055", "positional@0", "t055-attention-scaling.scaled-output"),
    ("gradus grade a.jsonl --quiz ", "--quiz", "transformer-numeric"),
    ("gradus plugin repl --question ", "--question", "t055-attention-scaling.scaled-output"),
    ("gradus plugin docs tensor", "positional@0", "tensor.softmax"),
    ("gradus plugin docs rng", "positional@0", "rng.pick"),
  ])
  func `a word is completed with what there is`(
    _ line: String, _ argument: String, _ candidate: String
  ) throws {
    let learner = try LearnerFolder()
    #expect(try candidates(learner.command, line, as: argument).contains(candidate))
  }

  @Test func `a plugin among the words brings its questions`() throws {
    let command = try Command()
    #expect(try command.gradus("plugin", "new", "my-check").status == 0)
    let words = try candidates(command, "gradus check my-check --only ", as: "--only")
    #expect(words.contains("my-check"))
    #expect(try !candidates(command, "gradus check --only ", as: "--only").contains("my-check"))
  }

  @Test func `only sessions that were left are offered to go on with`() throws {
    let learner = try LearnerFolder()
    _ = try learner.gradus("run", "fours", "--now", "2026-11-25T09:00", input: "4\n4\n4\n4\n")
    _ = try learner.gradus("run", "fours", "--now", "2026-11-26T09:00", input: "4\nq\n")
    let before = try Data(contentsOf: learner.database)
    func numbers(_ line: String) throws -> [String] {
      try candidates(learner.command, line, as: "--session")
    }
    #expect(try numbers("gradus run --session ") == ["2"])
    #expect(try numbers("gradus forget --session ") == ["2", "1"])
    let kept = try candidates(learner.command, "gradus forget --question ", as: "--question")
    #expect(kept == ["t.a", "t.b", "t.c", "t.d"])
    #expect(try Data(contentsOf: learner.database) == before)
  }

  @Test(arguments: [("fish", "\t"), ("zsh", ":")])
  func `shells that can show it are told what a word stands for`(
    _ shell: String, _ mark: String
  ) throws {
    let folder = try LearnerFolder(environment: ["TZ": "UTC"])
    let learner = folder.command
    _ = try folder.gradus("run", "fours", "--now", "2026-11-26T09:00", input: "4\nq\n")
    let session = try candidates(learner, "gradus run --session ", as: "--session", shell: shell)
    #expect(session.first == "1\(mark)fours, 1 of 4 answered, 2026-11-26 09:00")
    let quizzes = try candidates(
      learner, "gradus run --bank fours ", as: "positional@0", shell: shell)
    #expect(quizzes.contains("fours\(mark)every question of the bank"))
    #expect(quizzes.contains("transformer\(mark)Transformer interview questions"))
    let chinese = try candidates(
      learner, "gradus run --lang zh t", as: "positional@0", shell: shell)
    #expect(chinese.contains("transformer\(mark)Transformer 面试题"))
  }

  @Test func `without data there is nothing to offer, and none is made`() throws {
    let command = try Command()
    #expect(try candidates(command, "gradus run --session ", as: "--session").isEmpty)
    #expect(try candidates(command, "gradus forget --question ", as: "--question").isEmpty)
    let data = command.folder.appendingPathComponent("data").path
    #expect(!FileManager.default.fileExists(atPath: data))
  }

  @Test func `what cannot be read is left out in silence`() throws {
    let learner = try LearnerFolder()
    try learner.command.write("data/gradus/gradus.sqlite", "my shopping list")
    #expect(try candidates(learner.command, "gradus run --session ", as: "--session").isEmpty)
    try learner.command.write("fours/broken.yaml", "topic: [")
    try learner.command.write("bad/plugin.lua", "return nonsense(")
    let words = try candidates(
      learner.command, "gradus show --plugins bad --bank fours --bank nowhere ", as: "positional@0")
    #expect(words.contains("t.a"))
    #expect(words.contains("t055-attention-scaling.open"))
  }

  /// bash runs the commands in the words it completes with.
  @Test func `a word that is more than a word to a shell is not offered`() throws {
    let command = try Command()
    let tags = #""$(touch run)", "`touch run`", "$HOME", "two words", "a:b", "~", "plain", "注意力""#
    try command.write(
      "bank/t.yaml",
      LearnerFolder.topic(sum: 4).replacing("title:", with: "tags: [\(tags)]\ntitle:"))
    let words = try candidates(command, "gradus run --bank bank --only ", as: "--only")
    #expect(words.contains("plain"))
    #expect(words.contains("注意力"))
    #expect(words.allSatisfy { !$0.contains { "$`~: ".contains($0) } }, "\(words)")
  }

  // MARK: In a shell

  /// Runs a script in a shell that finds gradus.
  private func output(of shell: String, _ script: String, in command: Command) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [shell, "-c", script]
    process.currentDirectoryURL = command.folder
    let inherited = ProcessInfo.processInfo.environment
    let path = Command.program.deletingLastPathComponent().path + ":" + (inherited["PATH"] ?? "")
    let home = command.folder.path
    process.environment = inherited.merging(
      ["PATH": path, "HOME": home, "XDG_DATA_HOME": "\(home)/data"]) { $1 }
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `bash completes quizzes, files and formats`() throws {
    let command = try Command()
    try command.write("fours/t.yaml", LearnerFolder.topic(sum: 4))
    for path in ["answers.jsonl", "notes.txt"] { try command.write(path, "") }
    let script = """
      source <(gradus completions bash)
      complete_line() {
        COMP_LINE=$1; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"
        [[ $1 = *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
        _gradus gradus "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[@]}"
      }
      complete_line 'gradus run --bank fours fo'
      complete_line 'gradus grade n'
      complete_line 'gradus grade a'
      complete_line 'gradus grade --format c'
      complete_line 'gradus comp'
      """
    #expect(
      try output(of: "bash", script, in: command)
        == "fours\n\nanswers.jsonl\ncsv canvas\ncompletions\n")
  }

  /// fish asks programs only at a terminal, so that here it completes what its script knows.
  @Test(.enabled(if: Program.isThere("fish")))
  func `fish completes commands, files and formats`() throws {
    let command = try Command()
    for path in ["answers.jsonl", "notes.txt"] { try command.write(path, "") }
    let script = """
      gradus completions fish | source
      complete -C 'gradus comp' | cut -f 1
      complete -C 'gradus grade notes'
      complete -C 'gradus grade a'
      complete -C 'gradus grade --format cs' | cut -f 1
      """
    #expect(try output(of: "fish", script, in: command) == "completions\nanswers.jsonl\ncsv\n")
  }

  @Test func `an unknown shell is told which there are`() throws {
    let outcome = try Command().gradus("completions", "tcsh")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.contains(
        "The value 'tcsh' is invalid for '<shell>'. Please provide one of 'bash', 'zsh' or 'fish'."
      ))
  }

  @Test(.enabled(if: Program.isThere("zsh")))
  func `the script for zsh is one that zsh can read`() throws {
    let command = try Command()
    let script = "gradus completions zsh > _gradus && zsh -n _gradus && head -n 1 _gradus"
    #expect(try output(of: "zsh", script, in: command) == "#compdef gradus\n")
  }
}

/// Programs that only some machines have.
enum Program {
  static func isThere(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
