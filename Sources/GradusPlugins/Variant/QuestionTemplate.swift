public import GradusCore

/// A question whose texts are taken apart, so that many variants of it are drawn quickly.
///
///     let template = try engine.template(of: question)
///     for seed in 1...300 { variants.append(try engine.prepare(template, seed: seed)) }
public final class QuestionTemplate {
  /// The question.
  public let question: Question
  /// The place of the plugin that brings its format.
  let plugin: Int
  let format: PluginManifest.Format
  let fields: ValueTemplate
  let prompt: TranslatedTemplate
  let hints: [TranslatedTemplate]
  let explanation: TranslatedTemplate?

  init(_ question: Question, plugin: Int, format: PluginManifest.Format) {
    self.question = question
    self.plugin = plugin
    self.format = format
    fields = ValueTemplate(question.fields.value)
    prompt = TranslatedTemplate(question.prompt)
    hints = question.hints.map(TranslatedTemplate.init)
    explanation = question.explanation.map(TranslatedTemplate.init)
  }
}
