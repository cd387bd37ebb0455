import Foundation
import Testing

/// What a person is told when a batch cannot be graded, and the exit status.
@Suite struct BatchMessageTests {
  private let batch: BatchFolder

  init() throws {
    batch = try BatchFolder()
    try batch.command.write(
      "answers.jsonl", BatchFolder.answers(0..<40).joined(separator: "\n") + "\n")
    try batch.command.write("folder/inside", "")
    try batch.command.write("students/Ada/answers.csv", "question,answer\n")
  }

  @Test(arguments: [
    (["--jobs", "0"], "--jobs is a number from 1 to 1024"),
    (["--jobs", "2000"], "--jobs is a number from 1 to 1024"),
    (["--jobs", "many"], "The value 'many' is invalid for '--jobs <n>'"),
    (["--shard", "3/2", "-o", "out"], "The value '3/2' is invalid for '--shard <i/n>'"),
    (["--shard", "0/2", "-o", "out"], "The value '0/2' is invalid for '--shard <i/n>'"),
    (
      ["--shard", "1/2"], "--shard needs -o: 'gradus merge' reads what is beside the file"
    ),
    (
      ["--shard", "1/2", "-o", "out", "--format", "csv"],
      "--format, --report, --overrides and --fail-under are about whole results: "
        + "'gradus merge' the parts first"
    ),
    (["--resume"], "--resume needs -o: only a file can be gone on with"),
    (["--timeout", "0"], "--timeout is a number of seconds above 0, at most a day"),
    (["--timeout", "nan"], "--timeout is a number of seconds above 0, at most a day"),
    (["--fail-under", "1.5"], "--fail-under is a number from 0 to 1"),
    (["-", "-"], "standard input can be read once only"),
    (
      ["-o", "./answers.jsonl"],
      "the results would be written over './answers.jsonl', which is read"
    ),
    (
      ["--report", "answers.jsonl"],
      "the report would be written over 'answers.jsonl', which is read"
    ),
    (
      ["--overrides", "scores.csv", "-o", "folder/../scores.csv"],
      "the results would be written over 'folder/../scores.csv', which is read"
    ),
    (
      ["--roster", "roster.csv", "-o", "roster.csv"],
      "the results would be written over 'roster.csv', which is read"
    ),
    (
      ["students", "-o", "students/Ada/answers.csv"],
      "the results would be written into 'students/Ada/answers.csv', a folder that is read"
    ),
    (
      ["--report", "out", "-o", "out"], "the results and the report cannot both be written to 'out'"
    ),
  ])
  func `wrong usage is told before anything is begun`(
    _ arguments: [String], message: String
  ) throws {
    let outcome = try batch.command.gradus(all: ["grade", "answers.jsonl"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: \(message)\n"))
    #expect(batch.contents("out.part") == nil)
  }

  @Test(arguments: [
    (["none.jsonl"], 66, "there is no file 'none.jsonl'"),
    (["answers.jsonl", "--quiz", "sum"], 66, "there is no quiz 'sum'. Did you mean 'sums'?"),
    (
      ["answers.jsonl", "-o", "none/out"], 74,
      "'none/out' cannot be written: no such file or directory"
    ),
    (["answers.jsonl", "-o", "folder"], 74, "'folder' cannot be written: is a directory"),
    (
      ["answers.jsonl", "-o", "folder/inside/out"], 74,
      "'folder/inside/out' cannot be written: not a directory"
    ),
    (["answers.jsonl", "--overrides", "none.csv"], 66, "there is no file 'none.csv'"),
    (["answers.jsonl", "--bank", "none"], 66, "there is no folder 'none'"),
  ])
  func `what is missing or cannot be written is named in one line`(
    _ arguments: [String], status: Int32, message: String
  ) throws {
    let outcome = try batch.command.gradus(
      all: ["grade", "--jobs", "1"] + arguments + BatchFolder.sources)
    #expect(outcome.errors == "gradus: \(message)\n")
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: batch.command.folder.path + "/folder")
        == ["inside"])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `lines in UTF-16 are refused as a file, not one by one`(_ encoding: String.Encoding) throws {
    let text = "\u{feff}" + BatchFolder.answers(0..<3).joined(separator: "\r\n")
    try #require(text.data(using: encoding))
      .write(to: batch.command.folder.appendingPathComponent("wide.jsonl"))
    let outcome = try batch.grade("wide.jsonl", "--jobs", "1")
    #expect(outcome.errors == "gradus: 'wide.jsonl' is in UTF-16: save it in UTF-8\n")
    #expect(outcome.status == 65)
    #expect(outcome.output.isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read every file"))
  func `answers that must not be read are told`() throws {
    let path = batch.command.folder.appendingPathComponent("answers.jsonl").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let outcome = try batch.grade("answers.jsonl", "--jobs", "1")
    #expect(outcome.errors == "gradus: 'answers.jsonl' cannot be read\n")
    #expect(outcome.status == 74)
  }

  @Test func `results take the place of a file only, never of a pipe, a device or a link`() throws {
    let folder = batch.command.folder
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent("link").path, withDestinationPath: "/dev/null")
    let results = try batch.grade("answers.jsonl", "--jobs", "1", "-o", "pipe")
    #expect(results.errors == "gradus: 'pipe' is no regular file\n")
    #expect(results.status == 74)
    let linked = try batch.grade("answers.jsonl", "--jobs", "1", "-o", "link", "--format", "csv")
    #expect(linked.errors == "gradus: 'link' is a link: name the file that it leads to\n")
    #expect(linked.status == 74)
    var now = stat()
    #expect(lstat(pipe, &now) == 0 && now.st_mode & S_IFMT == S_IFIFO)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      names.filter { $0.hasPrefix("pipe") || $0.hasPrefix("link") }.sorted() == ["link", "pipe"])
  }

  @Test func `a limit on the size of files is told as any other end of room`() throws {
    let line = #"{"question":"t055-attention-scaling.growing-width","answer":"doubles"}"# + "\n"
    try batch.command.write("many.jsonl", String(repeating: line, count: 4000))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 64; exec \"$0\" grade many.jsonl -o out.jsonl 2> told", Command.program.path,
    ]
    process.currentDirectoryURL = batch.command.folder
    try process.run()
    process.waitUntilExit()
    let told = batch.command.folder.appendingPathComponent("told")
    #expect(process.terminationStatus == 74)
    #expect(
      try String(contentsOf: told, encoding: .utf8)
        == "gradus: 'out.jsonl' cannot be written: file too large\n")
  }

  @Test func `merge does not write over a part`() throws {
    let outcome = try batch.command.gradus("merge", "answers.jsonl", "-o", "answers.jsonl")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "Error: the results would be written over 'answers.jsonl', which is read\n"))
  }

  #if os(Linux)
    @Test(arguments: [[], ["--format", "csv"]])
    func `a full disk is an error that says so`(_ options: [String]) throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let run = try batch.command.start(
        all: ["grade", "answers.jsonl", "--jobs", "1"] + options + BatchFolder.sources,
        standardOutput: full)
      #expect(run.status == 74)
      #expect(
        try String(contentsOf: run.errors, encoding: .utf8)
          == "gradus: 'standard output' cannot be written: no space left on device\n")
    }

    @Test func `messages that cannot be written end no run`() throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let run = try batch.command.start(
        all: ["grade", "answers.jsonl", "-o", "results.jsonl"] + BatchFolder.sources,
        standardError: full)
      #expect(run.status == 0)
      let missing = try batch.command.start(all: ["grade", "nowhere.jsonl"], standardError: full)
      #expect(missing.status == 66)
    }
  #endif

  @Test(arguments: ["grade", "worker"])
  func `a reader that goes away ends the run with one line`(_ name: String) throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let arguments = name == "grade" ? ["grade", "answers.jsonl", "--jobs", "1"] : ["worker"]
    let run = try batch.command.start(
      all: arguments + BatchFolder.sources,
      input: BatchFolder.answers(0..<40).joined(separator: "\n"),
      standardOutput: pipe.fileHandleForWriting)
    #expect(run.status == 74)
    #expect(
      try String(contentsOf: run.errors, encoding: .utf8)
        == "gradus: 'standard output' cannot be written: broken pipe\n")
  }

  @Test func `a second run into the same file is refused, and the first goes on`() throws {
    let answers = Pipe()
    let run = try batch.command.start(
      all: ["grade", "-", "-o", "out", "--jobs", "1", "--progress", "plain"] + BatchFolder.sources,
      standardInput: answers)
    defer { run.end() }
    try #require(run.waits { (batch.contents("out.journal") ?? Data()).contains(0x0a) })
    let other = try Command()
    let here = batch.command.folder.path + "/"
    for option in [[], ["--resume"]] {
      let second = try other.gradus(
        all: ["grade", "-", "-o", here + "out", "--jobs", "1", "--bank", here + "sums"]
          + ["--plugins", here + "plugins"] + option)
      #expect(second.status == 74)
      #expect(
        second.errors.replacing(here, with: "") == "gradus: another run is writing 'out'\n")
    }
    // A line of progress every few seconds, though nothing came in yet.
    #expect(try run.waits(for: "0 answers, 0 a second\n"))
    try answers.fileHandleForWriting.write(contentsOf: #require(batch.contents("answers.jsonl")))
    try answers.fileHandleForWriting.close()
    #expect(run.status == 0)
    #expect((batch.contents("out") ?? Data()).count { $0 == 0x0a } == 40)
    #expect(
      try String(contentsOf: run.errors, encoding: .utf8).split(separator: "\n").last
        == "40 answers: 35 graded, 2 blank, 3 invalid")
  }
}
