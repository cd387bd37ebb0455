internal import GradusCore
internal import GradusLua

/// Runs the `generate` code of questions in a sandbox without a plugin.
final class SnippetRunner {
  private let host: HostAPI
  private var sandbox: LuaSandbox
  private(set) var isSpent = false

  init(limits: LuaLimits, log: @escaping (String) -> Void) throws(PluginError) {
    host = HostAPI(owner: "generate", receive: log)
    do throws(LuaError) {
      sandbox = try LuaSandbox(limits: limits, host: host)
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
    let result: LuaValue
    do throws(LuaError) {
      // Empty lines in front make Lua count lines as the bank's file does.
      let line = snippet.location.line
      let padding = String(repeating: "\n", count: max(0, line - 2))
      let separator = line > 1 ? "\n" : " "
      let main = try sandbox.compile(
        padding + "local rng = ..." + separator + snippet.code, named: snippet.location.file)
      let rng = host.lend(HostStream(random: stream, keepsAuthoredOrder: false))
      result = try sandbox.call(main, with: [rng]).first
    } catch {
      if case .limit = error.code { isSpent = true }
      var fault = PluginError(error, during: phase, in: [snippet.location.file])
      fault.place = fault.place ?? snippet.location
      throw fault
    }
    do throws(LuaFault) {
      guard let entries = try host.value(result).entries else {
        throw LuaFault("returned \(result.kindName); expected a table of parameters")
      }
      return entries
    } catch {
      throw PluginError(.returned, "\(phase) \(error.message)", at: snippet.location)
    }
  }
}
