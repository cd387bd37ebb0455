import ArgumentParser
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen
import GradusTesting

/// `gradus show QUESTION`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one question as a learner sees it.",
    usage: "gradus show <address> [<options>]",
    discussion: """
      With --answer the answer is graded and the whole verdict shown. With --trace, standard error \
      tells call by call what the plugins got, gave and used, among the lines they print: generate, \
      references and mistakes of a check, prepare, present, and with --answer parse and grade.

      Examples:
        gradus show t055-attention-scaling.scaled-output --seed 3 --solution
        gradus show t004-cost-of-each-layer.crossover-length --answer 4096
        gradus show t004-cost-of-each-layer.crossover-length --answer 4096 --trace
      """)

  @Argument(
    help: ArgumentHelp("The question's address: topic.id.", valueName: "address"),
    completion: .questions)
  var question: String
  @OptionGroup var sources: SourceOptions
  @Option(
    help: "The seed of the variant. (default: 0, with options in authored order)",
    completion: .nothing)
  var seed: Int?
  @Option(help: "The language.") var lang: Language = .english
  @Flag(help: "Show the solution and the explanation too.") var solution = false
  @Option(
    parsing: .unconditional, help: "Grade this answer and show the verdict.", completion: .nothing)
  var answer: String?
  @Flag(help: "Tell on standard error what each call of a plugin got, gave and used.")
  var trace = false
  @Flag(help: "Print one JSON object.") var json = false

  func run() throws {
    try perform {
      let questions = try sources.questions(isTelling: false)
      guard let found = questions.question(at: question) else {
        let known = questions.whole.questions.keys.sorted()
        throw Failure(
          .noInput,
          "there is no question '\(question)'" + Suggestion.sentence(for: question, in: known))
      }
      // A question with faults is shown all the same, as far as it goes.
      for fault in questions.diagnostics where fault.location?.file == found.location.file {
        StandardError.write(fault.report)
      }
      let tracer = trace ? TraceWriter() : nil
      let engine = sources.engine(
        questions.library, observer: tracer.map { tracer in { tracer.write($0) } })
      tracer?.start(question, seed: seed)
      let prepared = try engine.prepare(found, seed: seed)
      tracer?.write(prepared)
      let view = try engine.view(of: prepared, in: lang)
      let model = solution ? try engine.solution(of: prepared) : nil
      let verdict = answer.map { engine.grade(.text($0), prepared) }
      if json {
        printJSON(prepared, model, verdict)
      } else {
        show(prepared, view, model, verdict)
      }
      if verdict?.status == .failed { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }

  private func show(
    _ prepared: PreparedVariant, _ view: View, _ model: Value?, _ verdict: Verdict?
  ) {
    let screen = Screen(language: lang)
    screen.show(QuestionScreen.blocks(prepared.variant, view, lang))
    if let hint = view.hint { screen.show([.styled(StyledText(hint.text(in: lang), .dim))]) }
    if let verdict {
      screen.show(VerdictScreen.blocks(verdict, points: prepared.question.points, lang))
    }
    if let model {
      screen.show([.heading(lang == .english ? "Solution" : "答案"), .code(model.shown)])
    }
    if solution, let explanation = prepared.variant.explanation {
      screen.show([
        .heading(lang == .english ? "Why" : "解释"), .paragraph(explanation.text(in: lang)),
      ])
    }
  }

  private func printJSON(_ prepared: PreparedVariant, _ model: Value?, _ verdict: Verdict?) {
    let variant = prepared.variant
    var object = JSONObject()
    object.add("question", .text(variant.question))
    object.add("seed", variant.seed.map { .integer($0) } ?? .null)
    object.add("format", .text(prepared.question.format))
    object.add("points", .number(prepared.question.points))
    object.add("prompt", .text(variant.prompt.text(in: lang)))
    object.add("parameters", .map(variant.parameters))
    object.add("data", variant.data)
    if solution {
      object.add("solution", model ?? .null)
      object.add("explanation", variant.explanation.map { .text($0.text(in: lang)) })
    }
    object.add("verdict", verdict.map { VerdictScreen.value($0, lang) })
    StandardOutput.write(object.text)
  }
}
