import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusScreen
import GradusStore

/// `gradus review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Answer the questions that are due today.",
    usage: "gradus review [<options>]",
    discussion: """
      Every question you answer comes back when you are about to forget it: after minutes, then after \
      days, later after months (FSRS-6). What you got wrong comes back soonest. Numbers are drawn anew \
      each time. After an answer you may say how well you knew it; Enter takes what your answer says.

      Examples:
        gradus review
        gradus review --new 5 --only attention
        gradus review --forecast
        gradus review --forecast --days 30 --json
        gradus review --now 2026-11-27T09:00
      """)

  @OptionGroup var display: DisplayOptions
  @Option(
    help: ArgumentHelp(
      "Only questions with this tag, section, format or topic.", valueName: "theme"),
    completion: .themes)
  var only: String?
  @Option(
    help: ArgumentHelp("The most questions that are due.", valueName: "n"),
    completion: .nothing)
  var limit = 50
  @Option(
    help: ArgumentHelp("So many questions that you never answered.", valueName: "n"),
    completion: .nothing)
  var new = 0
  @Option(
    help: "The seed of the numbers that are drawn. (default: another each time)",
    completion: .nothing)
  var seed: Int?
  @Flag(help: "Show how many questions are due on the days to come.") var forecast = false
  @Option(
    help: ArgumentHelp("How many days --forecast looks ahead.", valueName: "n"),
    completion: .nothing)
  var days = 14
  @Flag(help: "Print what is due, or the forecast, as JSON, and ask nothing.") var json = false
  @OptionGroup var sources: SourceOptions
  @OptionGroup var learner: LearnerOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
    if new < 0 { throw ValidationError("--new must be at least 0") }
    if !(1...3650).contains(days) { throw ValidationError("--days must be from 1 to 3650") }
  }

  func run() throws {
    try perform {
      let workspace = try sources.soundWorkspace()
      let clock = learner.clock
      let questions = workspace.banks.flatMap(\.questions).filter { $0.matches(only) }
      let asked = Set(questions.map(\.address))
      let cards = try LearnerData.existing()?.cards().filter { asked.contains($0.question) } ?? []
      if forecast { return show(cards, at: clock.now) }
      // Today counts as a whole, so that a question asked yesterday evening is due this morning.
      let endOfToday = Calendar.current.dateInterval(of: .day, for: clock.now)?.end
      let choice = ReviewChoice(
        from: questions.map(\.address), cards: cards, by: .standard, at: clock.now,
        dueUntil: endOfToday, limit: limit, newLimit: new)
      if json { return print(choice) }
      guard !choice.questions.isEmpty else { return sayNothingIsDue(cards, at: clock.now) }
      try play(choice, workspace, clock)
    }
  }

  private func play(_ choice: ReviewChoice, _ workspace: Workspace, _ clock: SessionClock) throws {
    let questions = choice.questions.compactMap { workspace.questions[$0] }
    let seed = self.seed ?? Int.random(in: 1...999_999)
    var stream = RandomStream(seed: seed, question: "review", purpose: "seeds")
    let plan = Session.Plan(
      quiz: Quiz.reviewName, mode: .review, language: display.lang, seed: seed,
      questions: choice.questions, seeds: questions.map { _ in stream.integer(in: 1...999_999) })
    let start = SessionStart(
      workspace: workspace, engine: sources.engine(workspace), clock: clock,
      language: display.lang)
    let player = try start.begun(plan, .review, questions, saving: true)
    try SessionRun(player: player, display: display).run()
    if choice.left > 0 { StandardError.write("\(choice.left) more are due today.") }
  }

  private func sayNothingIsDue(_ cards: [ReviewCard], at now: Date) {
    let screen = Screen(language: display.lang)
    let isEnglish = display.lang == .english
    let next = cards.map(\.due).min()
    var text = isEnglish ? "Nothing is due today." : "今天没有到期的题目。"
    if let next {
      let wait = ReviewScreen.wait(from: now, to: next, display.lang)
      text += isEnglish ? " The next question is due in \(wait)." : "下一题在 \(wait)后到期。"
    }
    text +=
      isEnglish
      ? " Learn something new: gradus review --new 5, or gradus run."
      : "学点新的：gradus review --new 5，或 gradus run。"
    screen.show(StyledText(text))
  }

  private func print(_ choice: ReviewChoice) {
    let rows = choice.due.map { card -> String in
      var object = JSONObject()
      object.add("question", .text(card.question))
      object.add("due", .text(card.due.ISO8601Format()))
      object.add("phase", .text(card.phase.rawValue))
      object.add("stability", .number(card.stability))
      object.add("difficulty", .number(card.difficulty))
      object.add("reviews", .integer(card.reviews))
      object.add("lapses", .integer(card.lapses))
      return object.text
    }
    let new = choice.new.map { address -> String in
      var object = JSONObject()
      object.add("question", .text(address))
      object.add("phase", .text("new"))
      return object.text
    }
    StandardOutput.write("[" + (rows + new).joined(separator: ",\n ") + "]")
  }

  private func show(_ cards: [ReviewCard], at now: Date) {
    let calendar = Calendar.current
    let forecast = Forecast(of: cards, days: days, from: now, calendar: calendar)
    guard json else {
      let screen = Screen(language: display.lang)
      screen.show(
        lines: ReviewScreen.forecast(
          forecast, calendar: calendar, width: Screen.width, display.lang))
      return
    }
    let rows = forecast.days.map { day -> String in
      var object = JSONObject()
      object.add("day", .text(Moment(day.start).day(in: calendar.timeZone)))
      object.add("due", .integer(day.due))
      return object.text
    }
    StandardOutput.write("[" + rows.joined(separator: ",\n ") + "]")
  }
}

extension Quiz {
  /// The name under which review sessions are kept.
  static let reviewName = "review"

  /// What a review session is of: whatever is due.
  static let review = Quiz(
    name: reviewName, title: Text(english: "Review", chinese: "复习"), bank: reviewName)
}
