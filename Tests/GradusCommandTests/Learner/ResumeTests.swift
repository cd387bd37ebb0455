import Foundation
import Testing

@Suite struct ResumeTests {
  @Test func `a session that was left goes on where it was left`() throws {
    let learner = try LearnerFolder()
    let first = try learner.gradus("run", "fours", "--seed", "1", input: "4\nmany\n5\nq\n")
    #expect(first.status == 0)
    #expect(first.output.contains("1 right of 2 answered, 2 not answered."))
    #expect(first.errors == "Your answers are kept. Go on with: gradus run --session 1\n")

    let list = try learner.command.gradus("list", "sessions")
    #expect(list.output.contains("fours"))
    #expect(list.output.contains("2 of 4 answered, left; go on with --session 1"))

    let second = try learner.gradus("run", "--resume", input: "4\n4\n")
    #expect(second.output.contains("[3/4]"))
    #expect(!second.output.contains("[2/4]"))
    #expect(second.output.contains("3 right of 4 answered, 0 not answered."))
    #expect(second.errors.isEmpty)
    #expect(try learner.answers() == ["4", "many", "5", "4", "4"])
    #expect(try learner.command.gradus("list", "sessions").output.contains("4 of 4 answered, done"))
  }

  @Test func `each resumed session is the one that was asked for`() throws {
    let learner = try LearnerFolder()
    for seed in ["1", "2"] { _ = try learner.gradus("run", "fours", "--seed", seed, input: "4\n") }
    let outcome = try learner.gradus("run", "--session", "1", input: "4\n")
    #expect(outcome.output.contains("seed 1"))
    let list = try learner.command.gradus("list", "sessions", "--json")
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["session"] as? Int } == [1, 2])
    #expect(rows.map { $0["answered"] as? Int } == [2, 1])
  }

  @Test(arguments: [
    (["run", "--resume"], 66, "gradus: there is no session to go on with\n"),
    (["run", "--session", "7"], 66, "gradus: there is no session to go on with\n"),
  ])
  func `there is nothing to go on with before the first session`(
    _ arguments: [String], status: Int32, message: String
  ) throws {
    let outcome = try LearnerFolder().command.gradus(all: arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors == message)
  }

  @Test(arguments: [
    (["--resume", "transformer"], 66, "there is no session to go on with of quiz 'transformer'"),
    (["--session", "7"], 66, "there is no session 7"),
    (["--session", "1", "transformer"], 64, "session 1 is of quiz 'fours', not of 'transformer'"),
    (["--session", "2"], 64, "session 2 is over; begin a new one with 'gradus run'"),
    (["--resume", "--seed", "3"], 64, "a session goes on as it was begun, so leave out --seed"),
    (["--resume", "--tries", "3"], 64, "a session goes on as it was begun, so leave out --tries"),
  ])
  func `a session that cannot go on says why`(
    _ arguments: [String], status: Int32, message: String
  ) throws {
    let learner = try LearnerFolder()
    _ = try learner.gradus("run", "fours", input: "4\n")
    _ = try learner.gradus("run", "fours", input: "4\n4\n4\n4\n")
    let outcome = try learner.command.gradus(all: ["run"] + arguments + ["--bank", "fours"])
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message))
  }

  @Test func `a session whose bank is missing says how to bring it back`() throws {
    let learner = try LearnerFolder()
    _ = try learner.gradus("run", "fours", input: "4\n")
    let outcome = try learner.command.gradus("run", "--resume")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("there is no quiz 'fours'"))
  }

  @Test func `an interrupted session tells how to go on`() throws {
    let learner = try LearnerFolder()
    let input = Pipe()
    let run = try learner.command.start(
      all: ["run", "fours", "--bank", "fours"], standardInput: input)
    input.fileHandleForWriting.write(Data("4\n".utf8))
    #expect(run.waits { (try? learner.answers()) == ["4"] })
    #expect(run.end(by: SIGINT) == 130)
    let errors = try String(contentsOf: run.errors, encoding: .utf8)
    #expect(errors.contains("Your answers are kept. Go on with: gradus run --session 1"))
  }
}
