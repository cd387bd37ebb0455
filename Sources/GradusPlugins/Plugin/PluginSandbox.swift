internal import GradusCore
internal import GradusLua

/// A plugin loaded into a sandbox. Every call starts from the state right after loading, so no
/// call can see what another did.
final class PluginSandbox {
  let folder: PluginFolder
  let host: HostAPI
  /// The table `plugin.lua` returned.
  let root: LuaValue
  /// The globals the plugin reads and sets.
  let globals: [LuaGlobal]
  /// The largest number of constants in one of its functions.
  let mostConstants: Int
  /// Whether a limit was met: the sandbox must not be used again.
  private(set) var isSpent = false
  /// The instructions that the last call took.
  var instructions: Int { sandbox.usage.instructions }
  private var sandbox: LuaSandbox
  /// The arguments of the call under way.
  private var arguments = FlatWriter()
  private var grading: [String: GradingFunctions] = [:]
  private var lastGrading: (format: String, functions: GradingFunctions)?
  /// The variants that were built in this sandbox, which their owners find through weak references.
  private var stages: [LuaStage] = []
  private var stagedBytes = 0
  /// The most memory they may take before all of them are built anew.
  private static let mostStagedBytes = 32 << 20
  let settings: SandboxSettings
  /// The variables that calls left changed, when the settings ask for it.
  private(set) var changes: [StateChange] = []
  /// Whether every variable could be compared after each call that was watched.
  private(set) var comparedAll = true
  private var watchedCalls: [String: Int] = [:]
  /// Comparing all variables takes longer than most calls.
  private static let mostWatchedCalls = 200

  /// Loads a plugin.
  ///
  /// - Throws: `PluginError` when a file does not compile, or `plugin.lua` fails or does not
  ///   return a table.
  init(_ folder: PluginFolder, _ settings: SandboxSettings) throws(PluginError) {
    self.folder = folder
    self.settings = settings
    host = HostAPI(owner: folder.name, receive: settings.log)
    let loading = "loading plugin '\(folder.name)'"
    // The file that is read, for errors without a place.
    var file = folder.main.path
    do throws(LuaError) {
      sandbox = try LuaSandbox(
        limits: settings.limits, host: host, options: settings.options)
      try HostAPI.add(to: &sandbox)
      for module in folder.modules {
        file = module.path
        try sandbox.add(module: module.module, path: module.path, source: module.source)
      }
      file = folder.main.path
      let main = try sandbox.compile(folder.main.source, named: folder.main.path)
      root = try sandbox.call(main, keepingFunctions: true).first
      globals = sandbox.globals
      mostConstants = sandbox.mostConstants
      host.forget()
      try sandbox.mark()
    } catch {
      var fault = PluginError(error, during: loading, in: folder.files)
      fault.place = fault.place ?? SourceLocation(file: file, line: 1)
      throw fault
    }
    guard root.entries != nil else {
      throw PluginError(
        .load, "\(loading): plugin.lua returned \(root.kindName); expected a table",
        at: SourceLocation(file: folder.main.path, line: 1))
    }
  }

  /// The function at this path in the plugin's table, such as `formats`, `numeric`, `grade`.
  func function(_ path: String...) -> LuaFunction? { function(at: path) }

  /// The function at this path; numbers count list elements from 1.
  func function(at path: [String]) -> LuaFunction? {
    var value = root
    for key in path {
      if let next = value[key] {
        value = next
      } else if let elements = value.elements, let place = Int(key),
        elements.indices.contains(place - 1)
      {
        value = elements[place - 1]
      } else {
        return nil
      }
    }
    if case .function(let function) = value { return function }
    return nil
  }

  /// The functions of a format that every answer needs.
  struct GradingFunctions {
    var parse: LuaFunction?
    var grade: LuaFunction?
    let parsePhase: String
    let gradePhase: String
    /// Whether both are the host's own `check.parse` and `check.grade`.
    let areOfCheck: Bool
  }

  /// The functions of a format that every answer needs.
  func gradingFunctions(of format: PluginManifest.Format) -> GradingFunctions {
    // Most answers of a batch are of the format of the one before.
    if let last = lastGrading, last.format == format.name { return last.functions }
    let functions = foundFunctions(of: format)
    lastGrading = (format.name, functions)
    return functions
  }

  private func foundFunctions(of format: PluginManifest.Format) -> GradingFunctions {
    if let known = grading[format.name] { return known }
    func function(_ phase: String) -> LuaFunction? {
      format.phases.contains(phase) ? self.function("formats", format.name, phase) : nil
    }
    func hostFunction(_ function: LuaFunction?) -> Int? {
      function.flatMap { sandbox.hostFunction($0) }
    }
    let (parse, grade) = (function("parse"), function("grade"))
    let found = GradingFunctions(
      parse: parse, grade: grade,
      parsePhase: "parse of format '\(format.name)'",
      gradePhase: "grade of format '\(format.name)'",
      areOfCheck: hostFunction(parse) == HostAPI.parseByCheck
        && hostFunction(grade) == HostAPI.gradeByCheck)
    grading[format.name] = found
    return found
  }

  /// Calls a function of the plugin.
  ///
  /// - Parameters:
  ///   - phase: what the call is for, such as "grade of format 'numeric'".
  ///   - arguments: makes the arguments; what it lends lives until `read` returns.
  ///   - read: reads the results.
  func call<Result>(
    _ function: LuaFunction, phase: String,
    arguments: (HostAPI) throws(LuaFault) -> [LuaValue],
    read: (HostAPI, LuaValue, LuaValue) throws(LuaFault) -> Result
  ) throws(PluginError) -> Result {
    sandbox.reset()
    host.forget()
    defer { host.forget() }
    self.arguments.clear()
    let values: [LuaValue]
    do throws(LuaFault) {
      values = try arguments(host)
    } catch {
      throw PluginError(.returned, "\(phase): \(error.message)", at: place(of: function))
    }
    for value in values { self.arguments.write(value) }
    return try call(function, phase, count: values.count, quick: { _, _ in nil }, read: read)
  }

  /// Calls a function that takes an answer, or what was made of one, and a variant.
  ///
  /// - Parameters:
  ///   - selfMarking: whether the answer may be the learner's own marks.
  ///   - write: writes the answer; what it lends lives until the results are read.
  ///   - quick: reads results that are as usual, and returns `nil` for others.
  ///   - read: reads any results, and says what is wrong with them.
  func call<Result>(
    _ function: LuaFunction, phase: String, on prepared: PreparedVariant, selfMarking: Bool,
    write: (HostAPI, inout FlatWriter) throws(LuaFault) -> Void,
    quick: (HostAPI, FlatCursor) -> Result?,
    read: (HostAPI, LuaValue, LuaValue) throws(LuaFault) -> Result
  ) throws(PluginError) -> Result {
    host.forget()
    defer { host.forget() }
    // An observer is shown the arguments themselves.
    var isStaged = false
    if !selfMarking, settings.observer == nil {
      isStaged = try enter(prepared, function, phase)
    }
    if !isStaged { sandbox.reset() }
    arguments.clear()
    do throws(LuaFault) {
      try write(host, &arguments)
    } catch {
      throw PluginError(.returned, "\(phase): \(error.message)", at: place(of: function))
    }
    if let key = prepared.key { _ = host.lend(key) }
    if isStaged {
      arguments.writeStaged()
    } else {
      let variant = selfMarking ? prepared.flat(selfMarking: true) : prepared.flat
      variant.withUnsafeBytes { arguments.write(flat: $0) }
    }
    return try call(function, phase, count: 2, quick: quick, read: read)
  }

  /// Brings back the state right after loading with the variant in it.
  ///
  /// Returns `false` when there is no memory for that.
  private func enter(
    _ prepared: PreparedVariant, _ function: LuaFunction, _ phase: String
  ) throws(PluginError) -> Bool {
    if let stage = prepared.stage {
      sandbox.enter(stage)
      return true
    }
    do throws(LuaError) {
      guard let stage = try sandbox.stage(prepared.flat) else { return false }
      if stagedBytes + stage.size > Self.mostStagedBytes {
        stages.removeAll()
        stagedBytes = 0
      }
      stages.append(stage)
      stagedBytes += stage.size
      prepared.stage = stage
      sandbox.enter(stage)
      return true
    } catch {
      throw fault(error, function, phase)
    }
  }

  /// Calls a function with the arguments that are written down.
  private func call<Result>(
    _ function: LuaFunction, _ phase: String, count: Int,
    quick: (HostAPI, FlatCursor) -> Result?,
    read: (HostAPI, LuaValue, LuaValue) throws(LuaFault) -> Result
  ) throws(PluginError) -> Result {
    var watch = CallWatch(
      settings.observer, plugin: folder.name, phase: phase, host: host,
      arguments: LuaSandbox.values(of: arguments.bytes, count: count))
    let results: (first: LuaValue, second: LuaValue)
    do throws(LuaError) {
      let flat = try sandbox.call(function, flat: arguments.bytes, count: count)
      if watch == nil, !settings.watchesVariables, let result = quick(host, FlatCursor(flat)) {
        return result
      }
      results = try LuaSandbox.values(of: flat)
    } catch {
      watch?.note(sandbox.usage)
      let fault = fault(error, function, phase)
      watch?.end(fault)
      throw fault
    }
    noteChanges(phase, function)
    watch?.note(sandbox.usage)
    watch?.note(results)
    do throws(LuaFault) {
      let result = try read(host, results.first, results.second)
      watch?.end()
      return result
    } catch {
      let fault = PluginError(.returned, "\(phase) \(error.message)", at: place(of: function))
      watch?.end(fault)
      throw fault
    }
  }

  private func fault(
    _ error: LuaError, _ function: LuaFunction, _ phase: String
  ) -> PluginError {
    if case .limit = error.code { isSpent = true }
    var fault = PluginError(error, during: phase, in: folder.files)
    fault.place = fault.place ?? place(of: function)
    return fault
  }

  /// Which lines of the plugin have run, when the settings ask for it.
  var coverage: [LuaCoverage] { sandbox.coverage }

  private func noteChanges(_ phase: String, _ function: LuaFunction) {
    guard settings.watchesVariables, watchedCalls[phase, default: 0] < Self.mostWatchedCalls else {
      return
    }
    watchedCalls[phase, default: 0] += 1
    let found: LuaChanges
    do throws(LuaError) {
      found = try sandbox.changesSinceMark()
    } catch {
      comparedAll = false
      return
    }
    comparedAll = comparedAll && found.isComplete
    for variable in found.variables where !changes.contains(where: { $0.variable == variable }) {
      changes.append(
        StateChange(
          plugin: folder.name, phase: phase, function: place(of: function), variable: variable))
    }
  }

  private func place(of function: LuaFunction) -> SourceLocation {
    guard let (file, line) = sandbox.place(of: function) else {
      return SourceLocation(file: folder.main.path, line: 1)
    }
    let whole = folder.files.first { PluginError.shortened($0) == file }
    return SourceLocation(file: whole ?? file, line: line)
  }
}
