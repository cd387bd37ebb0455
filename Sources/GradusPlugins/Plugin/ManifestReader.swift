internal import GradusCore
internal import GradusLua

/// Reads and checks the table a plugin returns.
struct ManifestReader {
  private let plugin: PluginSandbox

  /// Reads the manifest of a loaded plugin.
  ///
  /// - Throws: `PluginError` that names the key and what was expected.
  static func read(_ plugin: PluginSandbox) throws(PluginError) -> PluginManifest {
    try ManifestReader(plugin: plugin).manifest()
  }

  private func fault(_ message: String) -> PluginError {
    PluginError(
      .load, "plugin '\(plugin.folder.name)': \(message)",
      at: SourceLocation(file: plugin.folder.main.path, line: 1))
  }

  private func manifest() throws(PluginError) -> PluginManifest {
    let table = try entries(plugin.root, "the plugin")
    try refuseUnknown(table, Contract.plugin, "the plugin")
    guard let written = table["api"] else {
      throw fault("'api' is missing; this Gradus speaks api = \(PluginManifest.api)")
    }
    guard let api = written.wholeNumber else {
      throw fault("'api' is \(written.kindName); expected a whole number")
    }
    guard api == PluginManifest.api else {
      let advice = api > PluginManifest.api ? "a newer Gradus is needed" : "it was never released"
      throw fault(
        "it is written for api = \(api), this Gradus speaks \(PluginManifest.api); \(advice)")
    }
    let name = try text("name", table)
    guard !name.isEmpty else { throw fault("'name' is empty") }
    let version = try text("version", table)
    var manifest = PluginManifest(
      name: name, version: version, formats: [:], rules: [:], checks: [:],
      budget: try budget(table["budget"]))
    for (name, value) in try sorted(table["formats"], "formats") {
      manifest.formats[name] = try format(name, value)
    }
    for (name, value) in try sorted(table["rules"], "rules") {
      manifest.rules[name] = try rule(name, value)
    }
    for (name, value) in try sorted(table["checks"], "checks") {
      manifest.checks[name] = try check(name, value)
    }
    return manifest
  }

  private func text(
    _ key: String, _ table: [String: LuaValue]
  ) throws(PluginError) -> String {
    guard let value = table[key] else { throw fault("'\(key)' is missing") }
    guard let text = value.text else {
      throw fault("'\(key)' is \(value.kindName); expected a string")
    }
    return text
  }

  private func budget(_ value: LuaValue?) throws(PluginError) -> Budget {
    var budget = Budget()
    guard let value else { return budget }
    let table = try entries(value, "'budget'")
    try refuseUnknown(table, Contract.budget, "'budget'")
    for part in Budget.parts {
      guard let value = table[part.name] else { continue }
      guard let number = value.wholeNumber, number >= 1 else {
        throw fault("budget: '\(part.name)' is no whole number from 1")
      }
      guard number <= part.largest else {
        throw fault("budget: '\(part.name)' is \(number); the most is \(part.largest)")
      }
      budget[keyPath: part.path] = number
    }
    return budget
  }

  // MARK: Formats and rules

  private func format(
    _ name: String, _ value: LuaValue
  ) throws(PluginError) -> PluginManifest.Format {
    let what = "format '\(name)'"
    let table = try entries(value, what)
    try refuseUnknown(table, Contract.format, what)
    var phases: Set<String> = []
    for phase in Contract.format.functions {
      guard let value = table[phase] else { continue }
      guard case .function = value else {
        throw fault("\(what): '\(phase)' is \(value.kindName); expected a function")
      }
      phases.insert(phase)
    }
    guard phases.contains("grade") else { throw fault("\(what) does not define 'grade'") }
    let fields = try FieldReader(fault: fault).fields(table["fields"], "\(what): fields")
    for field in fields where Question.keys.contains(field.name) {
      throw fault("\(what): fields.\(field.name) is a key of every question; call it otherwise")
    }
    return PluginManifest.Format(name: name, fields: fields, phases: phases)
  }

  private func rule(_ name: String, _ value: LuaValue) throws(PluginError) -> PluginManifest.Rule {
    let what = "rule '\(name)'"
    let table = try entries(value, what)
    try refuseUnknown(table, Contract.rule, what)
    try requireFunction(table, "combine", what)
    return PluginManifest.Rule(
      name: name, summary: table["doc"]?.text ?? "",
      options: try FieldReader(fault: fault).fields(table["options"], "\(what): options"),
      samples: try samples(table, what))
  }

  // MARK: Checks

  private func check(
    _ name: String, _ value: LuaValue
  ) throws(PluginError) -> PluginManifest.Check {
    let what = "check '\(name)'"
    let table = try entries(value, what)
    try refuseUnknown(table, Contract.check, what)
    var givens: [PluginManifest.Check.Given] = []
    for (given, type) in try sorted(table["given"], "\(what): given") {
      guard let type = type.text, let parsed = GivenType(type) else {
        throw fault(
          "\(what): the type of given '\(given)' is none of "
            + "\(GivenType.Name.allCases.map(\.shown).joined(separator: ", ")); "
            + "a '?' behind it makes it optional")
      }
      givens.append(.init(name: given, type: type, isOptional: parsed.isOptional))
    }
    var steps: [PluginManifest.Check.Step] = []
    let written = table["steps"] ?? .list([])
    guard let list = written.elements else {
      throw fault("\(what): 'steps' is \(written.kindName); expected a list")
    }
    if !list.isEmpty {
      for key in ["reference", "mistakes"] where table[key] != nil {
        throw fault("\(what) has steps: '\(key)' belongs into one of them")
      }
      for (place, step) in list.enumerated() {
        let what = "\(what): step \(place + 1)"
        let table = try entries(step, what)
        try refuseUnknown(table, Contract.step, what)
        guard let name = table["name"]?.text else { throw fault("\(what) has no 'name'") }
        guard !steps.contains(where: { $0.name == name }) else {
          throw fault("\(what) has the name '\(name)' of an earlier step")
        }
        try requireFunction(table, "reference", what)
        steps.append(.init(name: name, mistakes: try mistakes(table, what)))
      }
    } else {
      try requireFunction(table, "reference", what)
      steps.append(.init(name: "", mistakes: try mistakes(table, what)))
    }
    let share = table["follow_through"]?.double ?? 0
    guard (0...1).contains(share) else { throw fault("\(what): follow_through is not from 0 to 1") }
    return PluginManifest.Check(
      name: name, summary: table["doc"]?.text ?? "", givens: givens, steps: steps,
      hasSteps: !list.isEmpty, followThrough: share, samples: try samples(table, what))
  }

  private func mistakes(
    _ table: [String: LuaValue], _ what: String
  ) throws(PluginError) -> [String: Text] {
    var mistakes: [String: Text] = [:]
    for (note, value) in try sorted(table["mistakes"], "\(what): mistakes") {
      guard note.isKebabCase else {
        throw fault(
          "\(what): the mistake '\(note)' must be named with lower-case letters, digits and single "
            + "hyphens, since results carry it as a note")
      }
      let what = "\(what), mistake '\(note)'"
      let table = try entries(value, what)
      try refuseUnknown(table, Contract.mistake, what)
      try requireFunction(table, "reference", what)
      guard let feedback = table["feedback"].flatMap(Text.init(lua:)) else {
        throw fault("\(what): 'feedback' is neither a text nor a table by language")
      }
      mistakes[note] = feedback
    }
    return mistakes
  }

  // MARK: Parts

  private func samples(
    _ table: [String: LuaValue], _ what: String
  ) throws(PluginError) -> [Value] {
    guard let samples = table["samples"] else { return [] }
    guard let list = samples.elements else {
      throw fault("\(what): 'samples' is \(samples.kindName); expected a list")
    }
    do throws(LuaFault) {
      var values: [Value] = []
      for sample in list { values.append(try plugin.host.value(sample)) }
      return values
    } catch {
      throw fault("\(what): samples: \(error.message)")
    }
  }

  private func entries(
    _ value: LuaValue, _ what: String
  ) throws(PluginError) -> [String: LuaValue] {
    guard let entries = value.entries else {
      if case .list = value {
        throw fault("\(what) is a list; expected a table with names as keys")
      }
      throw fault("\(what) is \(value.kindName); expected a table")
    }
    return entries
  }

  private func sorted(
    _ value: LuaValue?, _ what: String
  ) throws(PluginError) -> [(key: String, value: LuaValue)] {
    guard let value else { return [] }
    return try entries(value, "'\(what)'").sorted { $0.key < $1.key }
  }

  private func refuseUnknown(
    _ table: [String: LuaValue], _ contract: ContractTable, _ what: String
  ) throws(PluginError) {
    for key in table.keys.sorted() where !contract.names.contains(key) {
      throw fault(
        "\(what) has an unknown key '\(key)'" + Suggestion.sentence(for: key, in: contract.names))
    }
  }

  private func requireFunction(
    _ table: [String: LuaValue], _ key: String, _ what: String
  ) throws(PluginError) {
    guard let value = table[key] else { throw fault("\(what) does not define '\(key)'") }
    guard case .function = value else {
      throw fault("\(what): '\(key)' is \(value.kindName); expected a function")
    }
  }
}

extension Text {
  /// A text as a plugin writes it: a string or a table by language.
  init?(lua value: LuaValue) {
    switch value {
    case .text(let text): self.init(text)
    case .table(let entries):
      var plain: [String: Value] = [:]
      for (key, entry) in entries {
        guard let text = entry.text ?? entry.double.map(\.shown) else { return nil }
        plain[key] = .text(text)
      }
      self.init(.map(plain))
    case .integer, .number: self.init((value.double ?? 0).shown)
    default: return nil
    }
  }
}
