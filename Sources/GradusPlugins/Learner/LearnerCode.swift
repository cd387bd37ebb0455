internal import GradusCore
internal import GradusLua

/// Code that a learner wrote. It runs in a sandbox of its own, which offers less than a plugin
/// gets: Lua's own library and `tensor`, no files, and what it prints is dropped.
struct LearnerCode {
  /// What the learner wrote.
  let source: String
  /// Code of the question that runs before it.
  let prelude: String
  let limits: LuaLimits

  /// Something a question calls, with the names it may use.
  struct Call {
    /// An expression, or statements with a `return`.
    var code: String
    /// Data by name.
    var names: [(name: String, value: Parcel)]
  }

  /// What came of the code.
  struct Outcome {
    /// Why the code could not be loaded; then nothing was called.
    var fault: LuaError?
    /// The value of each call, or why it has none.
    var results: [Result<Value, LuaError>] = []
    /// The instructions used, for the budget of the plugin that asked.
    var cost = 0
  }

  /// The names that files have in errors.
  static let (preludeName, sourceName, callName) = ("prelude", "answer", "test")

  /// Makes every call from the same state: that after loading the code.
  ///
  /// - Parameter affordable: the instructions at which no further call is made.
  func outcome(of calls: [Call], affordable: Int) -> Outcome {
    var outcome = Outcome()
    do throws(LuaError) {
      var loaded = try LoadedCode(self, cost: &outcome.cost)
      for call in calls where outcome.cost <= affordable {
        if loaded.isSpent { loaded = try LoadedCode(self, cost: &outcome.cost) }
        outcome.results.append(loaded.result(of: call, cost: &outcome.cost))
      }
    } catch {
      outcome.fault = error
    }
    return outcome
  }
}

/// A sandbox in which a learner's code was loaded.
private final class LoadedCode {
  private let host = HostAPI(owner: LearnerCode.sourceName, receive: { _ in })
  private var sandbox: LuaSandbox
  /// Whether a limit was met: the sandbox must not be used again.
  private(set) var isSpent = false

  init(_ code: LearnerCode, cost: inout Int) throws(LuaError) {
    sandbox = try LuaSandbox(limits: code.limits, host: host)
    try HostAPI.add(HostAPI.isForLearners, to: &sandbox)
    for (name, text) in [
      (LearnerCode.preludeName, code.prelude), (LearnerCode.sourceName, code.source),
    ] where !text.isEmpty {
      defer { cost += sandbox.usage.instructions }
      _ = try sandbox.call(try sandbox.compile(text, named: name))
    }
    host.forget()
    try sandbox.mark()
  }

  func result(of call: LearnerCode.Call, cost: inout Int) -> Result<Value, LuaError> {
    sandbox.reset()
    host.forget()
    do throws(LuaError) {
      let function = try compile(call.code, call.names.map(\.name))
      defer { cost += sandbox.usage.instructions }
      return .success(try value(of: function, call))
    } catch {
      if case .limit = error.code { isSpent = true }
      return .failure(error)
    }
  }

  private func value(of function: LuaFunction, _ call: LearnerCode.Call) throws(LuaError) -> Value {
    var arguments: [LuaValue] = []
    do throws(LuaFault) {
      for (_, parcel) in call.names { arguments.append(try parcel.value(for: host)) }
    } catch {
      throw LuaError(code: .raised, message: error.message)
    }
    let result = try sandbox.call(function, with: arguments).first
    do throws(LuaFault) {
      return try host.value(result)
    } catch {
      throw LuaError(code: .raised, message: error.message)
    }
  }

  private func compile(_ code: String, _ names: [String]) throws(LuaError) -> LuaFunction {
    let head = names.isEmpty ? "" : "local \(names.joined(separator: ", ")) = ... "
    do throws(LuaError) {
      return try sandbox.compile(head + "return " + code, named: LearnerCode.callName)
    } catch {
      return try sandbox.compile(head + code, named: LearnerCode.callName)
    }
  }
}
