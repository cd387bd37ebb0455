import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen
import GradusStore

/// `gradus run [QUIZ]`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Take a quiz, or go on with one.",
    usage: "gradus run [<quiz>] [<options>]",
    discussion: """
      Every answer is saved at once: what was left, by q or by a power cut, goes on with --resume. In \
      practice you see at once how you did; an exam lets you move about, has a clock and tells at the \
      end; an interview asks open questions that you mark by their rubric.

      Without a terminal on standard input, one answer is read per line, and each question is asked \
      once unless the quiz or --tries says otherwise.

      Examples:
        gradus run
        gradus run transformer --lang zh --count 5 --only attention
        gradus run transformer-interview --difficulty 3-5
        gradus run transformer-attention --mode exam --time 20
        gradus run --resume
        printf 'B\\n0.35\\n' | gradus run transformer --seed 1 --count 2
      """)

  @Argument(
    help: "The quiz or bank; transformer unless you resume.", completion: .quizzes)
  var quiz: String?
  @OptionGroup var choice: QuestionChoice
  @OptionGroup var display: DisplayOptions
  @Option(
    help: "The seed: another draws other questions and numbers. (default: another each time)",
    completion: .nothing)
  var seed: Int?
  @Option(help: "The way to take it. (default: what the quiz says)")
  var mode: RunMode?
  @Option(
    help: ArgumentHelp(
      "A time limit: minutes, or a span such as 90s or 1h30min.", valueName: "time"),
    completion: .nothing)
  var time: TimeLimit?
  @Option(
    help: ArgumentHelp("How many tries each question allows.", valueName: "n"),
    completion: .nothing)
  var tries: Int?
  @Flag(help: "Go on with the session you left last, of QUIZ if you name one.") var resume = false
  @Option(
    help: ArgumentHelp("Go on with this session.", valueName: "number"),
    completion: .openSessions)
  var session: Int?
  @Flag(inversion: .prefixedNo, help: "Keep your answers.") var save = true
  @OptionGroup var sources: SourceOptions
  // To test with; a session is taken now.
  @OptionGroup(visibility: .hidden) var learner: LearnerOptions

  func validate() throws {
    if let tries, tries < 1 { throw ValidationError("--tries must be at least 1") }
    guard resume || session != nil else { return }
    let given: [(String, Bool)] = [
      ("--seed", seed != nil), ("--mode", mode != nil), ("--time", time != nil),
      ("--tries", tries != nil), ("--no-save", !save), ("--only", choice.only != nil),
      ("--count", choice.count != nil), ("--difficulty", choice.difficulty != nil),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw ValidationError("a session goes on as it was begun, so leave out \(name)")
    }
  }

  func run() throws {
    try perform {
      let workspace = try sources.soundWorkspace()
      let engine = sources.engine(workspace)
      let start = SessionStart(
        workspace: workspace, engine: engine, clock: learner.clock, language: display.lang)
      let player: SessionPlayer
      if resume || session != nil {
        player = try start.resumed(session, of: quiz)
      } else {
        player = try newSession(start)
      }
      try SessionRun(player: player, display: display).run()
    }
  }

  private func newSession(_ start: SessionStart) throws -> SessionPlayer {
    let (quiz, questions, seed) = try start.questions(
      of: quiz ?? "transformer", choice, seed: seed)
    let mode = self.mode?.mode ?? quiz.mode
    let isInteractive = isatty(STDIN_FILENO) == 1
    // A script gives a line for each question; a person in practice may try until it is right.
    let tries = tries ?? quiz.attempts ?? (isInteractive && mode == .practice ? nil : 1)
    let limit = time?.seconds ?? (mode == .exam ? quiz.timeLimit : nil)
    let plan = Session.Plan(
      quiz: quiz.name, mode: mode, language: display.lang, seed: seed,
      questions: questions.map(\.address), attempts: mode == .exam ? 1 : tries, timeLimit: limit)
    return try start.begun(plan, quiz, questions, saving: save)
  }
}

/// The modes of a quiz that a learner can ask for.
enum RunMode: String, ExpressibleByArgument, CaseIterable {
  case practice
  case exam
  case interview

  var mode: Session.Mode {
    switch self {
    case .practice: .practice
    case .exam: .exam
    case .interview: .interview
    }
  }
}
