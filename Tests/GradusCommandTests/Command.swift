import Foundation

/// Runs the built command as a person would, in a folder of its own.
struct Command {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  let folder: URL

  /// Makes an empty folder to work in.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes a file below the folder.
  func write(_ path: String, _ text: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Runs `gradus` with these arguments and this text on standard input.
  func gradus(_ arguments: String..., input: String = "") throws -> Outcome {
    try gradus(all: arguments, input: input)
  }

  /// A run that goes on.
  struct Run {
    let process: Process
    let errors: URL

    /// Ends the run, whatever it does.
    func end() {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    /// Whether standard error comes to hold a text before the run ends or a minute has passed.
    func waits(for text: String) throws -> Bool {
      for _ in 0..<600 {
        if try String(contentsOf: errors, encoding: .utf8).contains(text) { return true }
        guard process.isRunning else { return false }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return false
    }
  }

  /// Starts `gradus` with these arguments and lets it run.
  func start(_ arguments: String...) throws -> Run {
    Run(
      process: try launch(arguments, input: ""), errors: folder.appendingPathComponent("stderr"))
  }

  /// Runs `gradus` with a list of arguments.
  func gradus(all arguments: [String], input: String = "") throws -> Outcome {
    let process = try launch(arguments, input: input)
    process.waitUntilExit()
    let texts = try ["stdout", "stderr"].map { name in
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      return String(decoding: data, as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  private func launch(_ arguments: [String], input: String) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Outputs go to files, since a pipe that nobody reads meanwhile would fill up.
    try write("stdin", input)
    let names = ["stdout", "stderr"].map { folder.appendingPathComponent($0) }
    for name in names { FileManager.default.createFile(atPath: name.path, contents: nil) }
    process.standardInput = try FileHandle(
      forReadingFrom: folder.appendingPathComponent("stdin"))
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    try process.run()
    return process
  }

  /// The command beside the test bundle.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("gradus")
}

/// A line of a results file.
struct ResultLine: Decodable, Equatable {
  var id: String
  var status: String
  var score: Double?
  var notes: [String]
  var feedback: String
  var reason: String?
  var message: String?
}

extension Command.Outcome {
  /// The results on standard output.
  func results() throws -> [ResultLine] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(ResultLine.self, from: Data($0.utf8))
    }
  }
}
