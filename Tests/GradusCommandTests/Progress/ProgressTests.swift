import Foundation
import GradusScreen
import Testing

/// `gradus progress` as a learner uses it.
@Suite struct ProgressTests {
  private func progress(_ command: Command, _ arguments: String...) throws -> Command.Outcome {
    try command.gradus(
      all: ["progress", "--bank", "sums", "--now", ProgressHistory.now] + arguments)
  }

  /// Re-recorded with `RECORD_SNAPSHOTS=1`.
  @Test(arguments: [
    ("progress-80.txt", 80, ["--by", "2026-12-01"]), ("progress-120.txt", 120, []),
    ("progress-chinese-40.txt", 40, ["--by", "2026-12-01", "--lang", "zh"]),
    ("progress-plain.txt", 80, ["--by", "2026-12-01", "--plain"]),
    ("progress-plain-chinese.txt", 80, ["--plain", "--lang", "zh"]),
  ])
  func `progress is shown`(_ golden: String, columns: Int, arguments: [String]) throws {
    var command = try ProgressHistory.command()
    command.environment["COLUMNS"] = String(columns)
    let outcome = try command.gradus(
      all: ["progress", "--bank", "sums", "--now", ProgressHistory.now, "--only", "sums"]
        + arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Snapshots/\(golden)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(outcome.output == (try String(contentsOf: file, encoding: .utf8)))
    if arguments.contains("--plain") {
      #expect(!outcome.output.contains { "█▒░▓·─│╭╮╰╯×".contains($0) })
    } else {
      let widest = outcome.output.split(separator: "\n").map { displayWidth(String($0)) }.max()
      #expect(try #require(widest) <= columns)
    }
  }

  private struct Output: Decodable {
    struct Tally: Decodable {
      var name: String?
      var questions: Int
      var seen: Int
      var mastered: Int
      var learning: Int
      var weak: Int
      var unseen: Int
      var due: Int
      var outcomes: Int
      var accuracy: Double?
      var seconds: Double
    }
    struct Question: Decodable {
      var question: String
      var last_score: Double
      var lapses: Int
      var due: String
    }
    struct Mistake: Decodable, Equatable {
      struct Feedback: Decodable, Equatable {
        var text: String
        var count: Int
      }
      var note: String
      var count: Int
      var questions: [String]
      var last: String
      var feedback: [Feedback]
    }
    struct Streak: Decodable {
      var current: Int
      var longest: Int
    }
    struct Day: Decodable, Equatable {
      var day: String
      var answers: Int
      var seconds: Double
    }
    struct Plan: Decodable {
      var days: Int
      var unseen: Int
      var reviews: Int
      var new_per_day: Int
      var reviews_per_day: Int
      var seconds_per_day: Double?
    }
    var today: String
    var time_zone: String
    var total: Tally
    var sections: [Tally]
    var tags: [Tally]
    var weakest: [Question]
    var mistakes: [Mistake]
    var streak: Streak
    var answers: Int
    var stray_answers: Int
    var seconds: Double
    var days: [Day]
    var plan: Plan?
  }

  private func data(_ command: Command, _ arguments: String...) throws -> Output {
    let outcome = try command.gradus(
      all: ["progress", "--bank", "sums", "--now", ProgressHistory.now, "--json"] + arguments)
    #expect(outcome.status == 0)
    return try JSONDecoder().decode(Output.self, from: Data(outcome.output.utf8))
  }

  @Test func `data says what is mastered, weak and due`() throws {
    let found = try data(
      try ProgressHistory.command(), "--only", "sums", "--by", "2026-12-01")
    #expect(found.total.questions == 5)
    #expect(found.total.seen == 3)
    #expect(found.total.mastered == 1)
    #expect(found.total.learning == 0)
    #expect(found.total.weak == 2)
    #expect(found.total.unseen == 2)
    #expect(found.total.due == 1)
    #expect(found.total.outcomes == 6)
    #expect(found.total.accuracy == 2.5 / 6)
    #expect(found.total.seconds == 265)
    #expect(found.sections.map(\.name) == ["arithmetic", "geometry"])
    #expect(found.sections.map(\.accuracy) == [0.5, 0.25])
    #expect(found.tags.map(\.name) == ["adding", "sums", "triangles"])
    #expect(found.weakest.map(\.question) == ["a-sums.size", "b-shapes.area"])
    #expect(found.weakest.map(\.last_score) == [0, 0.5])
    #expect(found.weakest.map(\.due) == ["2026-11-25T09:00:00Z", "2026-11-26T09:00:00Z"])
    #expect(
      found.mistakes == [
        Output.Mistake(
          note: "perimeter", count: 2, questions: ["b-shapes.area"],
          last: "2026-11-24T23:30:45Z", feedback: []),
        Output.Mistake(
          note: "half", count: 2, questions: ["a-sums.size"], last: "2026-11-24T09:00:30Z",
          feedback: [.init(text: "That is half of $2^3$.", count: 2)]),
      ])
    #expect(found.answers == 7)
    #expect(found.seconds == 265)
    #expect(found.stray_answers == 0)
    // Seven days, of which four bring new questions; size and area come back, third does not.
    #expect(found.plan?.days == 7)
    #expect(found.plan?.unseen == 2)
    #expect(found.plan?.reviews == 4)
    #expect(found.plan?.new_per_day == 1)
    #expect(found.plan?.reviews_per_day == 1)
    #expect(found.plan.map { $0.seconds_per_day == nil } == true)
  }

  @Test func `days are those of the learner's time zone`() throws {
    var command = try ProgressHistory.command()
    var found = try data(command)
    #expect(found.today == "2026-11-25")
    #expect(found.days.map(\.day) == ["2026-11-20", "2026-11-23", "2026-11-24"])
    #expect(found.days.map(\.answers) == [3, 1, 3])
    #expect(found.streak.current == 2)
    command.environment["TZ"] = "Asia/Shanghai"
    found = try data(command)
    #expect(found.time_zone == "Asia/Shanghai")
    #expect(found.days.map(\.day) == ["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"])
    #expect(found.days.map(\.seconds) == [120, 60, 40, 45])
    #expect(found.streak.current == 3)
    #expect(found.streak.longest == 3)
  }

  @Test func `one tag is told apart, and answers at what is gone are counted`() throws {
    let command = try ProgressHistory.command()
    let triangles = try data(command, "--only", "triangles")
    #expect(triangles.total.questions == 3)
    #expect(triangles.answers == 2)
    #expect(triangles.days.map(\.day) == ["2026-11-23", "2026-11-24"])
    #expect(triangles.stray_answers == 0)
    try FileManager.default.removeItem(at: command.folder.appendingPathComponent("sums/a.yaml"))
    #expect(try data(command).stray_answers == 5)
  }

  @Test func `the page needs nothing but itself`() throws {
    let command = try ProgressHistory.command()
    let outcome = try progress(
      command, "--only", "sums", "--by", "2026-12-01", "--html", "page.html", "--json")
    #expect(outcome.status == 0)
    let page = try String(
      contentsOf: command.folder.appendingPathComponent("page.html"), encoding: .utf8)
    for text in [
      "<html lang=\"en\">", "default-src 'none'", "Sums &amp; &lt;b&gt;differences&lt;/b&gt;",
      "That is half of 2³.", "<title>2026-11-24: 3 answers</title>",
      "<title>2026-11-25: 0 answers</title>", "1 new and 1 review a day",
      "7 answers on 3 days in the last 26 weeks", "7 answers on 3 days in the last 53 weeks",
      "prefers-color-scheme:dark", "@media print",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains { $0 == "\u{fffd}" })
    for text in ["http:", "https:", "src=", "url(", "<script", "2026-11-26:"] {
      #expect(!page.contains(text), "\(text)")
    }
  }

  @Test func `who has not begun is told how`() throws {
    let command = try ProgressHistory.command(isEmpty: true)
    let english = try progress(command, "--only", "sums")
    #expect(english.output == "Nothing answered yet. 5 questions wait for you: gradus run\n")
    #expect(english.status == 0)
    let chinese = try progress(command, "--only", "sums", "--plain", "--lang", "zh")
    #expect(chinese.output == "还没有作答。有 5 题在等你：gradus run\n")
    let data = command.folder.appendingPathComponent("data").path
    #expect(!FileManager.default.fileExists(atPath: data))
  }

  @Test(arguments: [
    (["--by", "2026-11-24"], 64, "gradus: --by 2026-11-24 is over: today is 2026-11-25\n"),
    (
      ["--only", "triangle"], 66,
      "gradus: no question has the tag, section, format, topic or address 'triangle'. "
        + "Did you mean 'triangles'?\n"
    ),
    (
      ["--html", "no/page.html"], 74,
      "gradus: 'no/page.html' cannot be written: no such file or directory\n"
    ),
  ])
  func `what cannot be done is said`(
    _ arguments: [String], status: Int32, message: String
  ) throws {
    let outcome = try ProgressHistory.command().gradus(
      all: ["progress", "--bank", "sums", "--now", ProgressHistory.now] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors == message)
    #expect(outcome.output == "")
  }

  @Test(arguments: [
    (["--by", "soon"], "The value 'soon' is invalid for '--by <date>'"),
    (["--plain", "--json"], "--plain and --json exclude each other"),
  ])
  func `wrong usage is explained`(_ arguments: [String], message: String) throws {
    let outcome = try ProgressHistory.command(isEmpty: true).gradus(
      all: ["progress"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
