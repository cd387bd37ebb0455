internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension Engine {
  /// The key of a variant, when its format declares one.
  func key(
    of question: Question, format: PluginManifest.Format, fields: [String: Value]
  ) throws(PluginError) -> CheckKey? {
    func field(_ kind: FieldDeclaration.Kind) -> Value? {
      format.fields.first { $0.kind == kind }.flatMap { fields[$0.name] }
    }
    guard let answer = field(.key), let entries = answer.entries else { return nil }
    func fault(_ message: String) -> PluginError {
      PluginError(
        .question, "question '\(question.address)': \(message)", at: question.location)
    }
    let tolerance: Tolerance
    do throws(ToleranceError) {
      tolerance =
        try entries["tolerance"].map { value throws(ToleranceError) in
          try Tolerance(value)
        } ?? Tolerance(.exact)
    } catch {
      throw fault(error.description)
    }
    let mistakes = field(.mistakes)?.elements ?? []
    guard let check = field(.check)?.string else {
      return try constant(entries["value"], tolerance, mistakes, fault)
    }
    return try evaluated(check, entries["given"] ?? .map([:]), tolerance, mistakes, fault)
  }

  private func tensor(
    _ value: Value?, _ what: String, _ fault: (String) -> PluginError
  ) throws(PluginError) -> Tensor {
    guard let value else { throw fault("\(what) is missing") }
    do throws(TensorError) {
      return try Tensor(plain: value)
    } catch {
      throw fault("\(what): \(error.message)")
    }
  }

  private func key(
    _ steps: [CheckKey.Step], hasSteps: Bool, _ tolerance: Tolerance, followThrough: Double,
    fault: (String) -> PluginError,
    follow: CheckKey.Follow?
  ) throws(PluginError) -> CheckKey {
    let isNumber = !hasSteps && steps[0].key.rank == 0
    let closeness = CheckKey.Closeness(tolerance)
    if !isNumber, closeness == nil {
      throw fault(
        "the tolerance mode '\(tolerance.name.rawValue)' is about single numbers; "
          + "arrays take exact, absolute, relative or allclose")
    }
    return CheckKey(
      kind: hasSteps ? .steps : isNumber ? .number : .tensor, steps: steps, tolerance: tolerance,
      closeness: closeness ?? .init(rtol: 0, atol: 0), followThrough: followThrough,
      follow: follow)
  }

  // MARK: Values written in the question

  private func constant(
    _ value: Value?, _ tolerance: Tolerance, _ authored: [Value],
    _ fault: (String) -> PluginError
  ) throws(PluginError) -> CheckKey {
    let truth = try tensor(value, "answer.value", fault)
    var mistakes: [CheckKey.Mistake] = []
    for mistake in authored {
      guard let note = mistake["note"]?.string else { throw fault("a mistake has no note") }
      if mistake["value"] == .null { continue }
      let wrong = try tensor(mistake["value"], "the value of mistake '\(note)'", fault)
      mistakes.append(
        .init(note: note, value: wrong, feedback: mistake["feedback"].flatMap(Text.init)))
    }
    let step = CheckKey.Step(name: "", key: truth, mistakes: mistakes)
    return try key(
      [step], hasSteps: false, tolerance, followThrough: 0, fault: fault, follow: nil)
  }

  // MARK: Values a check computes

  private func evaluated(
    _ name: String, _ given: Value, _ tolerance: Tolerance, _ authored: [Value],
    _ fault: (String) -> PluginError
  ) throws(PluginError) -> CheckKey {
    guard let (plugin, check) = library.find(name, in: \.checks) else {
      throw fault(
        "there is no check '\(name)'" + Suggestion.sentence(for: name, in: library.checkNames))
    }
    do throws(LuaFault) {
      _ = try Self.givens(given, check, HostAPI(owner: "", receive: { _ in }))
    } catch {
      throw fault("check '\(name)': \(error.message)")
    }
    let chosen = authored.compactMap(\.string)
    let known = Set(check.steps.flatMap(\.mistakes.keys))
    for note in chosen where !known.contains(note) {
      throw fault(
        "check '\(name)' has no mistake '\(note)'"
          + Suggestion.sentence(for: note, in: known.sorted()))
    }
    var steps: [CheckKey.Step] = []
    var truths: [String: Tensor] = [:]
    for (place, declared) in check.steps.enumerated() {
      let path = Self.path(of: check, step: place)
      guard
        let truth = try evaluate(
          plugin, check, path + ["reference"], given, truths, "reference of check '\(name)'")
      else { throw fault("check '\(name)' has no reference value: its reference returned nil") }
      var mistakes: [CheckKey.Mistake] = []
      for (note, feedback) in declared.mistakes.sorted(by: { $0.key < $1.key })
      where chosen.isEmpty || chosen.contains(note) {
        let path = path + ["mistakes", note, "reference"]
        let phase = "mistake '\(note)' of check '\(name)'"
        if let wrong = try evaluate(plugin, check, path, given, truths, phase) {
          mistakes.append(.init(note: note, value: wrong, feedback: feedback))
        }
      }
      steps.append(.init(name: declared.name, key: truth, mistakes: mistakes))
      truths[declared.name] = truth
    }
    return try key(
      steps, hasSteps: check.hasSteps, tolerance, followThrough: check.followThrough,
      fault: fault,
      follow: { [self] (step, earlier) throws(LuaFault) in
        do throws(PluginError) {
          let value = try evaluate(
            plugin, check, Self.path(of: check, step: step) + ["reference"], given, earlier,
            "reference of check '\(name)'")
          return (value, try sandbox(plugin, forChecks: true).instructions)
        } catch {
          // Learners' own steps may be missing, of another shape or without a finite value, which
          // a reference need not allow for: then nothing follows from them.
          if error.code == .raised {
            return (nil, (try? sandbox(plugin, forChecks: true).instructions) ?? 0)
          }
          let spent = error.code == .budget ? try? limits(of: plugin).instructions : nil
          throw LuaFault(error.description, cost: spent ?? 0)
        }
      })
  }

  private static func path(of check: PluginManifest.Check, step: Int) -> [String] {
    check.hasSteps ? ["checks", check.name, "steps", String(step + 1)] : ["checks", check.name]
  }

  /// Evaluates one function of a check; `nil` when it does not apply.
  func evaluate(
    _ plugin: Int, _ check: PluginManifest.Check, _ path: [String], _ given: Value,
    _ earlier: [String: Tensor], _ phase: String
  ) throws(PluginError) -> Tensor? {
    let sandbox = try sandbox(plugin, forChecks: true)
    guard let function = sandbox.function(at: path) else { return nil }
    return try sandbox.call(
      function, phase: phase,
      arguments: { (host) throws(LuaFault) in
        var steps: [String: LuaValue] = [:]
        for (name, value) in earlier { steps[name] = try host.lend(value) }
        return [try Self.givens(given, check, host), .table(steps)]
      },
      read: { (host, first, _) throws(LuaFault) in
        guard !first.isNil else { return nil }
        guard let tensor = try host.tensor(first, function: phase) else {
          throw LuaFault("returned \(first.kindName); expected a number or a tensor")
        }
        return tensor
      })
  }

  private static func givens(
    _ given: Value, _ check: PluginManifest.Check, _ host: HostAPI
  ) throws(LuaFault) -> LuaValue {
    let entries = given.entries ?? [:]
    var lengths: [String: Int] = [:]
    var result: [String: LuaValue] = [:]
    for declared in check.givens {
      guard let value = entries[declared.name], value != .null else {
        if declared.isOptional { continue }
        throw LuaFault("'\(declared.name)' is not given")
      }
      guard let type = GivenType(declared.type) else { continue }
      do throws(LuaFault) {
        result[declared.name] = try type.value(value, host: host, lengths: &lengths)
      } catch {
        throw LuaFault("given '\(declared.name)': \(error.message)")
      }
    }
    let known = check.givens.map(\.name)
    for name in entries.keys.sorted() where !known.contains(name) {
      throw LuaFault("it takes no '\(name)'" + Suggestion.sentence(for: name, in: known))
    }
    return .table(result)
  }
}
