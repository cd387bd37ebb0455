import ArgumentParser

/// Which questions of a quiz or bank are asked.
struct QuestionChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only questions with this tag, section, format or topic.", valueName: "theme"),
    completion: .themes)
  var only: String?
  @Option(
    help: ArgumentHelp(
      "How many questions to draw. (default: what the quiz says)", valueName: "n"),
    completion: .nothing)
  var count: Int?
  @Option(
    help: ArgumentHelp(
      "Only questions this hard, from 1 to 5: a number, or a range such as 2-4.", valueName: "range"
    ), completion: .list((1...5).map { String($0) }))
  var difficulty: DifficultyRange?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count must be at least 1") }
  }

  /// The conditions in words.
  var conditions: String {
    let words = [only.map { "--only \($0)" }, difficulty.map { "--difficulty \($0.text)" }]
      .compactMap { $0 }
    return words.isEmpty ? "" : " for " + words.joined(separator: " and ")
  }
}

/// Difficulties as a person asks for them: `3` or `2-4`.
struct DifficultyRange: ExpressibleByArgument {
  let text: String
  let range: ClosedRange<Int>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
      first >= 1, last <= 5, first <= last
    else { return nil }
    text = argument
    range = first...last
  }
}
