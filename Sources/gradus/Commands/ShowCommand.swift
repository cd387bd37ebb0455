import ArgumentParser
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus show QUESTION`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one question as a learner sees it.",
    discussion: "Example: gradus show t055-attention-scaling.scaled-output --seed 3 --solution")

  @Argument(help: "The question's address, topic.id") var question: String
  @OptionGroup var sources: SourceOptions
  @Option(help: "The seed of the variant. Without it: seed 0 in authored order.") var seed: Int?
  @Option(help: "Language: en or zh.") var lang: Language = .english
  @Flag(help: "Show the solution and the explanation too.") var solution = false
  @Flag(help: "Print one JSON object.") var json = false

  func run() throws {
    try perform {
      let workspace = try sources.workspace()
      let known = workspace.questions.keys.sorted()
      guard let found = workspace.questions[question] else {
        throw Failure(
          .noInput,
          "there is no question '\(question)'" + Suggestion.sentence(for: question, in: known))
      }
      let engine = sources.engine(workspace)
      let prepared = try engine.prepare(found, seed: seed)
      let answer = solution ? try engine.solution(of: prepared) : nil
      guard !json else { return try printJSON(prepared, answer) }
      let view = try engine.view(of: prepared, in: lang)
      let screen = Screen(language: lang)
      screen.show(QuestionScreen.blocks(prepared.variant, view, lang))
      if let hint = view.hint { screen.show([.styled(StyledText(hint.text(in: lang), .dim))]) }
      if let answer {
        screen.show([.heading(lang == .english ? "Solution" : "答案"), .code(answer.shown)])
      }
      if solution, let explanation = prepared.variant.explanation {
        screen.show([
          .heading(lang == .english ? "Why" : "解释"), .paragraph(explanation.text(in: lang)),
        ])
      }
    }
  }

  private func printJSON(_ prepared: PreparedVariant, _ answer: Value?) throws {
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
      object.add("solution", answer ?? .null)
      object.add("explanation", variant.explanation.map { .text($0.text(in: lang)) })
    }
    print(object.text)
  }
}
