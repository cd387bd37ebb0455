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
    let (plugin, format) = try format(of: question)
    let lastRedraw = question.generate == nil ? 0 : Self.mostRedraws
    var redraw = 0
    while true {
      let stream = RandomStream(
        seed: seed ?? 0, question: question.address, purpose: "generate", redraw: redraw)
      let filling = Filling(parameters: try runner().parameters(of: question, from: stream))
      let fields = try filled(question, filling, format)
      let key = try key(of: question, format: format, fields: fields)
      let near = key?.notesNearKey(withinTolerances: Self.separation) ?? []
      if !near.isEmpty, redraw < lastRedraw {
        redraw += 1
        continue
      }
      key?.disable(near)
      let variant = try variant(
        of: question, seed: seed, redraw: redraw, filling: filling, fields: fields,
        format: format, plugin: plugin)
      return PreparedVariant(
        question: question, variant: variant, plugin: plugin, format: format, key: key,
        authored: Self.authored(question, variant.prompt, fields), disabledMistakes: near)
    }
  }

  /// The format's own fields with parameters and defaults filled in.
  private func filled(
    _ question: Question, _ filling: Filling, _ format: PluginManifest.Format
  ) throws(PluginError) -> [String: Value] {
    var fields: [String: Value] = [:]
    do throws(Filling.Problem) {
      fields = try filling.fill(question.fields.value).entries ?? [:]
    } catch {
      throw PluginError(
        .question, "question '\(question.address)': \(error.message)", at: question.location)
    }
    for declaration in format.fields where fields[declaration.name] == nil {
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

  private func variant(
    of question: Question, seed: Int?, redraw: Int, filling: Filling, fields: [String: Value],
    format: PluginManifest.Format, plugin: Int
  ) throws(PluginError) -> Variant {
    var variant: Variant
    do throws(Filling.Problem) {
      var hints: [Text] = []
      for hint in question.hints { hints.append(try filling.fill(hint)) }
      var explanation: Text?
      if let authored = question.explanation { explanation = try filling.fill(authored) }
      variant = Variant(
        question: question.address, seed: seed, redraws: redraw, parameters: filling.parameters,
        prompt: try filling.fill(question.prompt), hints: hints, explanation: explanation,
        data: .map(fields))
    } catch {
      throw PluginError(
        .question, "question '\(question.address)': \(error.message)", at: question.location)
    }
    guard format.phases.contains("prepare") else { return variant }
    let sandbox = try sandbox(plugin)
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
