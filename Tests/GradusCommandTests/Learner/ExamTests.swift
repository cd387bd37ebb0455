import Foundation
import Testing

@Suite struct ExamTests {
  @Test func `an exam says nothing of right and wrong before its end`() throws {
    let learner = try LearnerFolder()
    let outcome = try learner.gradus(
      "run", "fours", "--mode", "exam", input: "4\n5\n:1\n9\n4\n4\n")
    #expect(outcome.status == 0)
    let parts = outcome.output.components(separatedBy: "Your answer: ")
    #expect(parts.count == 5)
    #expect(!parts[0].contains("Right"))
    #expect(!parts[0].contains("Wrong"))
    #expect(parts[0].contains("Your answer so far: 4"))
    // The first answer was replaced.
    #expect(parts[1].hasPrefix("9"))
    #expect(outcome.output.contains("2 right of 4 answered, 0 not answered."))
    #expect(outcome.output.contains("Score: 2/4 (50 %)"))
  }

  @Test func `an exam gives no hints, moves freely and keeps flags`() throws {
    let learner = try LearnerFolder()
    let outcome = try learner.gradus(
      "run", "fours", "--mode", "exam", input: "?\n:f\n:n\n:b\n:9\n:dance\n:l\n:help\nmany\n")
    #expect(outcome.output.contains("An exam gives no hints."))
    #expect(outcome.output.contains("Flagged."))
    #expect(outcome.output.contains("There is no question 9."))
    #expect(outcome.output.contains("':dance' is no command; :help lists them."))
    #expect(outcome.output.contains("1·⚑  2·  3·  4·"))
    #expect(outcome.output.contains(":d  hand in"))
    #expect(outcome.output.contains("'many' is not a number"))
    #expect(outcome.output.contains("0 right of 0 answered, 4 not answered."))
  }

  @Test func `an exam ends by itself when the time is up`() throws {
    let learner = try LearnerFolder()
    let input = Pipe()
    let output = learner.command.folder.appendingPathComponent("exam.txt")
    #expect(FileManager.default.createFile(atPath: output.path, contents: nil))
    let run = try learner.command.start(
      all: ["run", "fours", "--mode", "exam", "--time", "3s", "--bank", "fours"],
      standardInput: input, standardOutput: try FileHandle(forWritingTo: output))
    input.fileHandleForWriting.write(Data("4\n4".utf8))
    #expect(run.status == 0)
    let text = try String(contentsOf: output, encoding: .utf8)
    #expect(text.contains("The time is up."))
    #expect(text.contains("1 right of 1 answered, 3 not answered."))
    #expect(try learner.command.gradus("list", "sessions").output.contains("time was up"))
  }

  @Test func `the clock of an exam runs on while nobody looks`() throws {
    let learner = try LearnerFolder()
    let input = Pipe()
    let run = try learner.command.start(
      all: [
        "run", "fours", "--mode", "exam", "--time", "30", "--now", "2026-01-01T09:00", "--bank",
        "fours",
      ], standardInput: input)
    input.fileHandleForWriting.write(Data("4\n".utf8))
    #expect(run.waits { (try? learner.rows("event").count) ?? 0 >= 2 })
    run.end()
    let late = try learner.gradus(
      "run", "--resume", "--now", "2026-01-01T09:31", input: "4\n4\n4\n")
    #expect(late.output.contains("The time is up."))
    #expect(late.output.contains("1 right of 1 answered, 3 not answered."))
  }

  @Test(arguments: [
    (["--time", "0"], "The value '0' is invalid for '--time <time>'"),
    (["--time", "an hour"], "The value 'an hour' is invalid for '--time <time>'"),
    (["--tries", "0"], "--tries must be at least 1"),
    (["--mode", "exams"], "The value 'exams' is invalid for '--mode <mode>'"),
  ])
  func `a wrong option is explained`(_ arguments: [String], message: String) throws {
    let outcome = try LearnerFolder().command.gradus(all: ["run"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
