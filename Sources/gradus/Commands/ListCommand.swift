import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen
import GradusStore

/// `gradus list quizzes|questions|plugins|sessions|solutions`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List quizzes, questions, plugins, sessions or solutions.",
    usage: "gradus list <kind> [<options>]",
    discussion: """
      Solutions are written as an answer file, one JSON object a line.

      Examples:
        gradus list questions --only scaling --json
        gradus list sessions
        gradus list solutions --seeds 3 > answers.jsonl
      """)

  /// What can be listed.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case quizzes
    case questions
    case plugins
    case sessions
    case solutions
  }

  @Argument(help: "What to list.") var kind: Kind
  @OptionGroup var sources: SourceOptions
  @Option(
    help: ArgumentHelp(
      "Only questions with this tag, section, format or topic.", valueName: "theme"),
    completion: .themes)
  var only: String?
  @Option(help: "The language of titles.") var lang: Language = .english
  @Option(
    help: ArgumentHelp(
      "Solutions of so many variants of each question, from seed 1.", valueName: "n"),
    completion: .nothing)
  var seeds = 1
  @Flag(help: "Print one JSON list.") var json = false

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds must be at least 1") }
    if json, kind == .solutions {
      throw ValidationError("solutions are JSON Lines, so leave out --json")
    }
  }

  func run() throws {
    try perform {
      guard kind != .solutions else { return try writeSolutions() }
      guard kind != .sessions else { return show(try sessions()) }
      let workspace = try sources.workspace()
      let rows: [JSONRow] =
        switch kind {
        case .quizzes: quizzes(workspace)
        case .questions: questions(workspace)
        case .plugins: plugins(workspace)
        case .sessions, .solutions: []
        }
      for fault in workspace.diagnostics where fault.severity == .error {
        StandardError.write(fault.description)
      }
      show(rows)
      if workspace.hasErrors { throw Failure(.badData, "some of it has errors, see above") }
    }
  }

  private func show(_ rows: [JSONRow]) {
    if json {
      StandardOutput.write("[" + rows.map(\.json).joined(separator: ",\n ") + "]")
    } else {
      let widths = Self.widths(rows.map(\.cells))
      let lines = rows.map { row in
        let padded = zip(row.cells, widths).map { $0.padded($1) }.dropLast()
        return (padded + row.cells.suffix(1)).joined(separator: "  ") + "\n"
      }
      StandardOutput.write(lines.joined(), end: "")
    }
  }

  /// The columns each cell takes, so that what is below each other is of one kind.
  private static func widths(_ rows: [[String]]) -> [Int] {
    (0..<(rows.map(\.count).max() ?? 0)).map { column in
      rows.map { displayWidth($0[column]) }.max() ?? 0
    }
  }

  private func writeSolutions() throws {
    let workspace = try sources.soundWorkspace()
    let engine = sources.engine(workspace)
    for question in workspace.banks.flatMap(\.questions) where question.matches(only) {
      for seed in 1...seeds {
        guard let answer = try engine.solution(of: engine.prepare(question, seed: seed)) else {
          continue
        }
        var record = JSONObject()
        record.add("id", .text("\(question.address)/\(seed)"))
        record.add("question", .text(question.address))
        record.add("seed", .integer(seed))
        record.add("answer", answer)
        StandardOutput.write(record.text)
      }
    }
  }

  private struct JSONRow {
    var json: String
    /// What is shown side by side; in every row as many.
    var cells: [String]
  }

  private func quizzes(_ workspace: Workspace) -> [JSONRow] {
    workspace.quizNames.compactMap { name in
      guard let (quiz, bank) = workspace.quiz(named: name) else { return nil }
      let size = quiz.candidates(in: bank).count
      var object = JSONObject()
      object.add("quiz", .text(name))
      object.add("title", .text(quiz.title.text(in: lang)))
      object.add("bank", .text(quiz.bank))
      object.add("asks", .integer(quiz.count ?? size))
      object.add("questions", .integer(size))
      let asks = "\(quiz.count ?? size) of \(size) questions"
      return JSONRow(json: object.text, cells: [name, asks, quiz.title.text(in: lang)])
    }
  }

  private func questions(_ workspace: Workspace) -> [JSONRow] {
    workspace.banks.flatMap { bank in
      bank.topics.flatMap { topic in
        topic.questions.filter { $0.matches(only) }.map { question in
          var object = JSONObject()
          object.add("question", .text(question.address))
          object.add("bank", .text(bank.name))
          object.add("topic", .text(topic.name))
          object.add("number", topic.number.map { .integer($0) })
          object.add("title", .text(topic.title.text(in: lang)))
          object.add("section", .text(topic.section))
          object.add("format", .text(question.format))
          object.add("difficulty", .integer(question.difficulty))
          object.add("points", .number(question.points))
          object.add("tags", .list(question.tags.map { .text($0) }))
          let title = renderMarkup(topic.title.text(in: lang)).plain
          return JSONRow(json: object.text, cells: [question.address, question.format, title])
        }
      }
    }
  }

  private func sessions() throws -> [JSONRow] {
    try LearnerData.existing()?.sessions().map { summary in
      let plan = summary.plan
      var object = JSONObject()
      object.add("session", .integer(summary.id))
      object.add("quiz", .text(plan.quiz))
      object.add("mode", .text(plan.mode.rawValue))
      object.add("started", .text(summary.started.ISO8601Format()))
      object.add("changed", .text(summary.changed.ISO8601Format()))
      object.add("answered", .integer(summary.answered))
      object.add("questions", .integer(plan.questions.count))
      object.add("ending", summary.ending.map { .text($0.rawValue) })
      let state =
        switch summary.ending {
        case .complete: "done"
        case .timeUp: "time was up"
        case nil: "left; go on with --session \(summary.id)"
        }
      let time = Moment(summary.changed).text(in: .current)
      return JSONRow(
        json: object.text,
        cells: [
          String(summary.id), time, plan.quiz, plan.mode.rawValue,
          "\(summary.answered) of \(plan.questions.count) answered, \(state)",
        ])
    } ?? []
  }

  private func plugins(_ workspace: Workspace) -> [JSONRow] {
    workspace.library.plugins.map { plugin in
      let manifest = plugin.manifest
      var object = JSONObject()
      object.add("plugin", .text(manifest.name))
      object.add("version", .text(manifest.version))
      object.add("path", .text(plugin.folder.path))
      var brings: [String] = []
      for (kind, names) in [
        ("formats", manifest.formats.keys.sorted()), ("rules", manifest.rules.keys.sorted()),
        ("checks", manifest.checks.keys.sorted()),
      ] {
        object.add(kind, .list(names.map { .text($0) }))
        if !names.isEmpty { brings.append("\(kind): \(names.joined(separator: ", "))") }
      }
      return JSONRow(
        json: object.text,
        cells: [manifest.name, manifest.version, brings.joined(separator: "; ")])
    }
  }
}

extension Question {
  /// Whether the question has this tag, section, format, topic or address; `nil` fits all.
  func matches(_ word: String?) -> Bool {
    guard let word else { return true }
    return tags.contains(word) || section == word || format == word || address == word
      || address.hasPrefix(word + ".")
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}
