public import GradusCore
internal import GradusLua

extension Engine {
  /// How often a draw is repeated while a mistake lies too close to the key.
  static let mostRedraws = 20
  /// How many tolerances a mistake must be away from the key.
  static let separation = 3

  /// Draws the variant of a question for a seed.
  ///
  /// Parameters are drawn again, up to 20 times, while a named mistake lies within three
  /// tolerances of the key; mistakes that still do are left out of this variant.
  ///
  /// - Parameter seed: `nil` stands for seed 0 with everything in authored order.
  /// - Throws: `PluginError` when the question or a plugin is at fault.
  public func prepare(_ question: Question, seed: Int?) throws(PluginError) -> PreparedVariant {
    try prepare(try template(of: question), seed: seed)
  }

  /// Takes a question apart, to draw many variants of it.
  ///
  /// - Throws: `PluginError` when no plugin brings its format.
  public func template(of question: Question) throws(PluginError) -> QuestionTemplate {
    let (plugin, format) = try format(of: question)
    return QuestionTemplate(question, plugin: plugin, format: format)
  }

  /// Draws the variant of a question for a seed, as `prepare` of the question does.
  ///
  /// - Throws: `PluginError` when the question or a plugin is at fault.
  public func prepare(
    _ template: QuestionTemplate, seed: Int?
  ) throws(PluginError) -> PreparedVariant {
    let question = template.question
    let lastRedraw = question.generate == nil ? 0 : Self.mostRedraws
    var redraw = 0
    while true {
      let stream = RandomStream(
        seed: seed ?? 0, question: question.address, purpose: "generate", redraw: redraw)
      let parameters = try runner().parameters(of: question, from: stream)
      let fields = try fields(of: template, parameters)
      let key = try key(of: question, format: template.format, fields: fields)
      let near = key?.notesNearKey(withinTolerances: Self.separation) ?? []
      if !near.isEmpty, redraw < lastRedraw {
        redraw += 1
        continue
      }
      key?.disable(near)
      let variant = try variant(
        of: template, seed: seed, redraw: redraw, parameters: parameters, fields: fields)
      return PreparedVariant(
        question: question, variant: variant, plugin: template.plugin, format: template.format,
        key: key, authored: Self.authored(question, variant.prompt, fields), disabledMistakes: near)
    }
  }

  /// The format's own fields with parameters and defaults filled in.
  private func fields(
    of template: QuestionTemplate, _ parameters: [String: Value]
  ) throws(PluginError) -> [String: Value] {
    var fields: [String: Value] = [:]
    do throws(Placeholder.Problem) {
      fields = try template.fields.filled(parameters).entries ?? [:]
    } catch {
      throw Self.fault(error, template.question)
    }
    for declaration in template.format.fields where fields[declaration.name] == nil {
      fields[declaration.name] = declaration.defaultValue
    }
    return fields
  }

  /// What `prepare` gets of a question.
  private static func authored(
    _ question: Question, _ prompt: Text, _ fields: [String: Value]
  ) -> Value {
    var authored = fields
    authored["id"] = .text(question.address)
    authored["prompt"] = prompt.value
    authored["points"] = .number(question.points)
    return .map(authored)
  }

  private static func fault(_ problem: Placeholder.Problem, _ question: Question) -> PluginError {
    PluginError(
      .question, "question '\(question.address)': \(problem.message)", at: question.location)
  }

  private func variant(
    of template: QuestionTemplate, seed: Int?, redraw: Int, parameters: [String: Value],
    fields: [String: Value]
  ) throws(PluginError) -> Variant {
    let (question, format) = (template.question, template.format)
    var variant: Variant
    do throws(Placeholder.Problem) {
      var hints: [Text] = []
      for hint in template.hints { hints.append(try hint.filled(parameters)) }
      variant = Variant(
        question: question.address, seed: seed, redraws: redraw, parameters: parameters,
        prompt: try template.prompt.filled(parameters), hints: hints,
        explanation: try template.explanation?.filled(parameters), data: .map(fields))
    } catch {
      throw Self.fault(error, question)
    }
    guard format.phases.contains("prepare") else { return variant }
    let sandbox = try sandbox(template.plugin)
    guard let function = sandbox.function("formats", format.name, "prepare") else { return variant }
    let authored = Self.authored(question, variant.prompt, fields)
    let stream = RandomStream(
      seed: seed ?? 0, question: question.address, purpose: "prepare", redraw: redraw)
    variant.data = try sandbox.call(
      function, phase: "prepare of format '\(format.name)'",
      arguments: { (host) throws(LuaFault) in
        [
          LuaValue(authored),
          host.lend(HostStream(random: stream, keepsAuthoredOrder: seed == nil)),
        ]
      },
      read: { (host, first, _) throws(LuaFault) in
        let data = try host.value(first)
        guard data.entries != nil else {
          throw LuaFault("returned \(first.kindName); expected a table, the variant")
        }
        return data
      })
    return variant
  }
}
