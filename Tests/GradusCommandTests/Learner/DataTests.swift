import Foundation
import Testing

@Suite struct DataTests {
  @Test func `damaged data is reported, left as it is, and can be done without`() throws {
    let learner = try LearnerFolder()
    try learner.command.write("data/gradus/gradus.sqlite", "no database at all")
    let refused = try learner.gradus("run", "fours", input: "4\n")
    #expect(refused.status == 65)
    #expect(
      refused.errors
        == "gradus: '\(learner.database.path)' is damaged and was left as it is; move it away to "
        + "start anew, or restore a copy; --no-save takes the quiz without keeping your answers\n")
    #expect(try String(contentsOf: learner.database, encoding: .utf8) == "no database at all")
    let doctor = try learner.command.gradus("doctor")
    #expect(doctor.status == 65)
    #expect(doctor.output.contains("' is damaged and was left as it is; move it away"))
    let unsaved = try learner.gradus("run", "fours", "--no-save", input: "4\n4\n4\n4\n")
    #expect(unsaved.status == 0)
    #expect(unsaved.output.contains("4 right of 4 answered"))
  }

  @Test func `a place that cannot be written costs the record, not the quiz`() throws {
    let learner = try LearnerFolder(environment: ["XDG_DATA_HOME": "/dev/null"])
    let outcome = try learner.gradus("run", "fours", input: "4\n4\n4\n4\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("4 right of 4 answered"))
    #expect(
      outcome.errors
        == "gradus: your answers are not kept: cannot make the folder '/dev/null/gradus' for your "
        + "data; choose another with $XDG_DATA_HOME\n")
  }

  @Test func `what only reads makes no data`() throws {
    let learner = try LearnerFolder()
    for arguments in [["list", "sessions"], ["export"], ["review", "--forecast"]] {
      #expect(try learner.command.gradus(all: arguments).status == 0)
    }
    #expect(try learner.command.gradus("doctor").output.contains("nothing is kept yet"))
    #expect(!FileManager.default.fileExists(atPath: learner.database.path))
  }

  @Test func `only the learner may read the data`() throws {
    let learner = try LearnerFolder()
    _ = try learner.gradus("run", "fours", input: "4\n")
    let folder = learner.database.deletingLastPathComponent().path
    let attributes = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `data is forgotten when the learner says so`() throws {
    let learner = try LearnerFolder()
    #expect(
      try learner.command.gradus("forget", "--all", "--yes").errors
        == "Nothing is kept about you.\n")
    for _ in 0..<2 { _ = try learner.gradus("run", "fours", input: "4\n4\n4\n4\n") }
    let asked = try learner.command.gradus("forget", "--all")
    #expect(asked.status == 64)
    #expect(asked.errors == "gradus: add --yes to remove data without being asked\n")
    #expect(
      try learner.command.gradus("forget", "--session", "1", "--yes").output
        == "Removed 1 session, 4 attempts and 0 review cards.\n")
    #expect(
      try learner.command.gradus("forget", "--question", "t.a", "--yes").output
        == "Removed 0 sessions, 1 attempt and 1 review card.\n")
    #expect(
      try learner.command.gradus("forget", "--all", "--yes").output
        == "Removed 1 session, 3 attempts and 3 review cards.\n")
    #expect(try learner.command.gradus("export").output.isEmpty)
    let missing = try learner.command.gradus("forget", "--session", "1", "--yes")
    #expect(missing.status == 66)
    #expect(missing.errors == "gradus: there is no session 1\n")
    let unsaid = try learner.command.gradus("forget")
    #expect(unsaid.status == 64)
    #expect(
      unsaid.errors.contains("say what to remove: --session NUMBER, --question ADDRESS or --all"))
  }

  @Test func `an export goes to a file`() throws {
    let learner = try LearnerFolder()
    _ = try learner.gradus("run", "fours", input: "4\n")
    #expect(try learner.command.gradus("export", "-o", "mine.jsonl").status == 0)
    let file = learner.command.folder.appendingPathComponent("mine.jsonl")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\"raw\":\"4\""))
    let refused = try learner.command.gradus("export", "-o", "/nowhere/mine.jsonl")
    #expect(refused.status == 74)
    #expect(
      refused.errors
        == "gradus: '/nowhere/mine.jsonl' cannot be written: no such file or directory\n")
  }

  @Test func `two sessions at once do each other no harm`() throws {
    let learner = try LearnerFolder()
    let runs = try (0..<2).map { _ in
      try learner.command.start(
        all: ["run", "fours", "--tries", "9", "--bank", "fours"],
        input: String(repeating: "5\n", count: 8) + "4\n4\n4\n4\n")
    }
    #expect(runs.map(\.status) == [0, 0])
    #expect(try learner.answers().count == 24)
    #expect(try learner.rows("session").compactMap { $0["ending"] as? String }.count == 2)
  }
}
