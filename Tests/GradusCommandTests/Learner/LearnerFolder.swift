import Foundation
import Testing

/// A learner with a data folder of their own and a bank in which every right answer is 4.
final class LearnerFolder {
  let command: Command
  /// Looks at the learner's data from elsewhere, while a run of `command` goes on.
  private let observer: Command

  init(environment: [String: String] = [:]) throws {
    var (command, observer) = (try Command(), try Command())
    command.environment = environment
    observer.environment["XDG_DATA_HOME"] = command.folder.appendingPathComponent("data").path
    self.command = command
    self.observer = observer
    try command.write("fours/t.yaml", Self.topic(sum: 4))
  }

  deinit {
    for folder in [command.folder, observer.folder] {
      try? FileManager.default.removeItem(at: folder)
    }
  }

  /// Runs a command that asks questions, with one answer a line.
  func gradus(_ arguments: String..., input: String = "") throws -> Command.Outcome {
    try command.gradus(all: arguments + ["--bank", "fours"], input: input)
  }

  /// The rows of a table in `gradus export`.
  func rows(_ table: String) throws -> [[String: Any]] {
    try observer.gradus("export").output.split(separator: "\n").compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["table"] as? String == table ? object : nil
    }
  }

  /// The answers that were judged, as they were typed, in their order.
  func answers() throws -> [String] {
    try rows("event").compactMap { row in
      let answered = (row["content"] as? [String: Any])?["answered"] as? [String: Any]
      return answered?["raw"] as? String
    }
  }

  var database: URL { command.folder.appendingPathComponent("data/gradus/gradus.sqlite") }

  /// The bank; the key of the first question is `sum`.
  static func topic(sum: Int, prompt: String = "2 + 2 = ?") -> String {
    let others = ["b": "1 + 3 = ?", "c": "8 / 2 = ?", "d": "6 - 2 = ?"].sorted { $0.key < $1.key }
      .map { #"  - {id: \#($0.key), format: numeric, prompt: "\#($0.value)", answer: {value: 4}}"# }
    return """
      topic: t
      section: s
      difficulty: 1
      title: Fours
      questions:
        - id: a
          format: numeric
          prompt: "\(prompt)"
          answer: {value: \(sum)}
          mistakes: [{note: off-by-one, value: 5, feedback: One too many.}]
          hints: [Count on your fingers.]
      \(others.joined(separator: "\n"))
      """
  }
}
