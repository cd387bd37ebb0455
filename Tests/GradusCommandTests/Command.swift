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
  /// Variables that runs have besides the test's own.
  var environment: [String: String] = [:]

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

    /// Sends a signal and waits for the end. Returns the exit status; that of a run ended by the
    /// signal itself is the signal's number below 0.
    func end(by signal: Int32) -> Int32 {
      kill(process.processIdentifier, signal)
      return status
    }

    /// Waits for the end. Returns the exit status; that of a run ended by a signal is the signal's
    /// number below 0.
    var status: Int32 {
      process.waitUntilExit()
      let status = process.terminationStatus
      return process.terminationReason == .uncaughtSignal ? -status : status
    }

    /// Whether something comes to be true before the run ends or a minute has passed.
    func waits(until isTrue: () -> Bool) -> Bool {
      for _ in 0..<12_000 {
        if isTrue() { return true }
        guard process.isRunning else { return false }
        Thread.sleep(forTimeInterval: 0.005)
      }
      return false
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
  func start(_ arguments: String...) throws -> Run { try start(all: arguments) }

  /// Starts `gradus` with a list of arguments and lets it run.
  ///
  /// - Parameters:
  ///   - standardInput: where it reads, instead of `input`.
  ///   - standardOutput: where it writes, instead of a file of this folder.
  ///   - standardError: where it tells, instead of a file of this folder.
  func start(
    all arguments: [String], input: String = "", standardInput: Any? = nil,
    standardOutput: Any? = nil, standardError: Any? = nil
  ) throws -> Run {
    Run(
      process: try launch(
        arguments, input: input, standardInput: standardInput, standardOutput: standardOutput,
        standardError: standardError),
      errors: folder.appendingPathComponent("stderr"))
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

  private func launch(
    _ arguments: [String], input: String, standardInput: Any? = nil, standardOutput: Any? = nil,
    standardError: Any? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // What learners answer in tests stays in the test's own folder.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["XDG_DATA_HOME": folder.appendingPathComponent("data").path]) { $1 }
      .merging(environment) { $1 }
    // Outputs go to files, since a pipe that nobody reads meanwhile would fill up.
    try write("stdin", input)
    let names = ["stdout", "stderr"].map { folder.appendingPathComponent($0) }
    for name in names { try Data().write(to: name) }
    process.standardInput =
      try standardInput ?? FileHandle(forReadingFrom: folder.appendingPathComponent("stdin"))
    process.standardOutput = try standardOutput ?? FileHandle(forWritingTo: names[0])
    process.standardError = try standardError ?? FileHandle(forWritingTo: names[1])
    try process.run()
    return process
  }

  /// The command beside the test bundle.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
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
