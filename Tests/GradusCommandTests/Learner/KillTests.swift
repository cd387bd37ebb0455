import Foundation
import Testing

@Suite struct KillTests {
  /// Answers go in one by one as fast as they are taken; the process is killed while it works.
  @Test(arguments: [0.01, 0.04, 0.09, 0.2])
  func `every answer that was judged before a kill is there`(_ delay: Double) throws {
    let learner = try LearnerFolder()
    let (input, output) = (Pipe(), Pipe())
    let run = try learner.command.start(
      all: ["run", "fours", "--tries", "100000", "--bank", "fours"], standardInput: input,
      standardOutput: output)
    let writer = Thread {
      for number in 0..<100_000 {
        let line = Data("\(number % 3 + 10)\n".utf8)
        let sent = line.withUnsafeBytes {
          write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress, line.count)
        }
        if sent < 0 { return }
      }
    }
    signal(SIGPIPE, SIG_IGN)
    writer.start()
    // The first verdict shows that the session is under way.
    var shown = Data()
    while shown.range(of: Data("Wrong".utf8)) == nil {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty)
      shown += more
    }
    Thread.sleep(forTimeInterval: delay)
    run.end()
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    shown += output.fileHandleForReading.readDataToEndOfFile()
    let verdicts = String(decoding: shown, as: UTF8.self).components(separatedBy: "Wrong").count - 1
    let kept = try learner.answers()
    #expect(kept == kept.indices.map { "\($0 % 3 + 10)" })
    // An answer is kept before its verdict is shown; one may be kept and not shown.
    #expect(kept.count >= verdicts)
    #expect(verdicts > 0)
    let resumed = try learner.gradus("run", "--resume", input: "4\n4\n4\n4\n")
    #expect(resumed.output.contains("4 right of 4 answered"))
  }
}
