import Foundation
import Testing

/// A folder with a bank of sums, a format whose answers say how much work they are, and answers.
final class BatchFolder {
  let command: Command

  init() throws {
    command = try Command()
    // Tests change them.
    for (fixture, folder) in [("sums", "sums"), ("spin", "plugins/spin")] {
      let target = command.folder.appendingPathComponent(folder)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Self.fixtures.appendingPathComponent(fixture), to: target)
    }
  }

  // Answers and results of a batch are large, and nobody needs them after the test.
  deinit { try? FileManager.default.removeItem(at: command.folder) }

  /// What tests of several targets use.
  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  static let sources = ["--bank", "sums", "--plugins", "plugins"]

  /// Runs `gradus grade` on the bank of sums.
  func grade(_ arguments: String..., input: String = "") throws -> Command.Outcome {
    try command.gradus(all: ["grade"] + arguments + Self.sources, input: input)
  }

  /// Runs `gradus worker` on the bank of sums.
  func worker(input: String) throws -> Command.Outcome {
    try command.gradus(all: ["worker"] + Self.sources, input: input)
  }

  /// Starts `gradus grade` on the bank of sums.
  func start(_ arguments: String..., input: String = "") throws -> Command.Run {
    try command.start(all: ["grade"] + arguments + Self.sources, input: input)
  }

  /// A file in the folder; `nil` when it is not there.
  func contents(_ path: String) -> Data? {
    FileManager.default.contents(atPath: command.folder.appendingPathComponent(path).path)
  }

  /// How many bytes a file has, 0 when it is not there.
  func size(_ path: String) -> Int {
    let path = command.folder.appendingPathComponent(path).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Ordinary answers to the questions of the bank, right, wrong, blank and unreadable ones.
  static func answers(_ numbers: some Sequence<Int>) -> [String] {
    numbers.map { number in
      let student = #""student":"s\#(number % 97)""#
      let answers = ["two", "three", "four", "A", "B", "nothing", ""]
      return number % 2 == 0
        ? #"{"id":"r\#(number)",\#(student),"question":"t.sum","answer":"\#(number % 1000)"}"#
        : #"{"id":"r\#(number)",\#(student),"question":"t.pick","seed":\#(number % 13),"#
          + #""answer":"\#(answers[number % 7])"}"#
    }
  }

  /// Answers that take about as many turns of a loop in Lua as they say.
  static func work(_ turns: Int, _ numbers: some Sequence<Int>) -> [String] {
    numbers.map { #"{"id":"w\#($0)","question":"t.spin","seed":\#($0),"answer":"\#(turns)"}"# }
  }
}
