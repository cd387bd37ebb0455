import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusScreen
import GradusStore

/// `gradus progress`.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "See what you master, what is weak and when you practised.",
    usage: "gradus progress [<options>]",
    discussion: """
      A question is mastered when it was right the last time and is still remembered after 21 days \
      with a chance of 90 % or more. It is weak when it was wrong or only partly right the last \
      time, or was forgotten twice or more and is not mastered since. Accuracy is the mean score of \
      first tries.

      A streak is a row of days with an answer; today does not break it before it is over. Days are \
      those of your time zone (TZ). Time is how long a question was on the screen before it was \
      answered, at most half an hour in a session.

      With --by, every question that was never seen is planned to be answered once and to come back \
      once, and every other that is due by then once more.

      --json has total, sections, tags, weakest, mistakes, streak, days and, with --by, plan. Scores \
      are from 0 to 1, times in UTC, days in your time zone.

      Examples:
        gradus progress
        gradus progress --by 2026-12-31 --only attention
        gradus progress --lang zh --html progress.html
        gradus progress --json
      """)

  @Option(
    help: ArgumentHelp("Plan to have seen everything by the end of this day.", valueName: "date"),
    completion: .nothing)
  var by: Day?
  @Option(
    help: ArgumentHelp(
      "Only questions with this tag, section, format, topic or address.", valueName: "theme"),
    completion: .themes)
  var only: String?
  @Option(help: "The language.") var lang: Language = .english
  @Flag(help: "Sentences and lists, to be read aloud.") var plain = false
  @Flag(help: "Print one JSON object.") var json = false
  @Option(
    help: ArgumentHelp("Write a page to this file.", valueName: "file.html"),
    completion: .pages)
  var html: String?
  @OptionGroup var sources: SourceOptions
  @OptionGroup var learner: LearnerOptions

  func validate() throws {
    if plain, json { throw ValidationError("--plain and --json exclude each other") }
  }

  private func report() throws -> ProgressReport {
    let workspace = try sources.reportedWorkspace()
    let facts = QuestionFacts.all(in: workspace, only: only)
    guard !facts.isEmpty else { throw noQuestion(in: workspace) }
    let store = try LearnerData.existing()
    var attempts = try store?.attempts() ?? []
    if only != nil {
      let addresses = Set(facts.map(\.address))
      attempts.removeAll { !addresses.contains($0.question) }
    }
    let standing = Standing(
      attempts: attempts, cards: try store?.cards() ?? [], questions: facts,
      now: learner.clock.now, timeZone: .current)
    let plan = try by.map { day in
      guard let plan = StudyPlan(standing, by: day) else {
        throw Failure(.usage, "--by \(day) is over: today is \(standing.today)")
      }
      return plan
    }
    return ProgressReport(standing: standing, plan: plan, sectionTitles: workspace.sectionTitles)
  }

  private func noQuestion(in workspace: Workspace) -> Failure {
    guard let only else { return Failure(.noInput, "there is no question in any bank") }
    let questions = workspace.banks.flatMap(\.questions)
    let known = Set(questions.flatMap { $0.tags + [$0.section, $0.format, $0.topic] }).sorted()
    return Failure(
      .noInput,
      "no question has the tag, section, format, topic or address '\(only)'"
        + Suggestion.sentence(for: only, in: known))
  }

  func run() throws {
    try perform {
      let report = try report()
      if let html { try ReplacedFile.write(ProgressPage(report, lang).html, to: html) }
      if json {
        StandardOutput.write(ProgressJSON.text(report, lang))
      } else if plain {
        for line in ProgressSentences(report, lang).lines { StandardOutput.write(sanitised(line)) }
      } else {
        let mapWidth = min(Screen.width(of: STDOUT_FILENO), 110)
        let screen = ProgressScreen(report, lang, width: Screen.width, mapWidth: mapWidth)
        Screen(language: lang).show(lines: screen.lines)
      }
    }
  }
}
