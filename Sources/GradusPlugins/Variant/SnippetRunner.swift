internal import GradusCore
internal import GradusLua

/// Runs the `generate` code of questions in a sandbox without a plugin.
final class SnippetRunner {
  private let host: HostAPI
  private var sandbox: LuaSandbox
  private(set) var isSpent = false
  private let observer: ((PluginCall) -> Void)?

  init(_ settings: SandboxSettings) throws(PluginError) {
    observer = settings.observer
    host = HostAPI(owner: "generate", receive: settings.log)
    do throws(LuaError) {
      sandbox = try LuaSandbox(
        limits: settings.limits, host: host, options: settings.options)
      try HostAPI.add(to: &sandbox)
      try sandbox.mark()
    } catch {
      throw PluginError(error, during: "opening a sandbox", in: [])
    }
  }

  /// Draws the parameters of a question.
  func parameters(
    of question: Question, from stream: RandomStream
  ) throws(PluginError) -> [String: Value] {
    guard let snippet = question.generate else { return [:] }
    let phase = "generate of question '\(question.address)'"
    sandbox.reset()
    host.forget()
    defer { host.forget() }
    let rng = host.lend(HostStream(random: stream, keepsAuthoredOrder: false))
    var watch = CallWatch(observer, plugin: nil, phase: phase, host: host, arguments: [rng])
    let results: (first: LuaValue, second: LuaValue)
    do throws(LuaError) {
      // Empty lines in front make Lua count lines as the bank's file does.
      let line = snippet.location.line
      let padding = String(repeating: "\n", count: max(0, line - 2))
      let separator = line > 1 ? "\n" : " "
      let main = try sandbox.compile(
        padding + "local rng = ..." + separator + snippet.code, named: snippet.location.file)
      results = try sandbox.call(main, with: [rng])
    } catch {
      watch?.note(sandbox.usage)
      if case .limit = error.code { isSpent = true }
      var fault = PluginError(error, during: phase, in: [snippet.location.file])
      fault.place = fault.place ?? snippet.location
      watch?.end(fault)
      throw fault
    }
    watch?.note(sandbox.usage)
    watch?.note(results)
    do throws(LuaFault) {
      guard let entries = try host.value(results.first).entries else {
        throw LuaFault("returned \(results.first.kindName); expected a table of parameters")
      }
      watch?.end()
      return entries
    } catch {
      let fault = PluginError(.returned, "\(phase) \(error.message)", at: snippet.location)
      watch?.end(fault)
      throw fault
    }
  }
}
