internal import GradusCore
internal import GradusLua

extension ReplSession {
  private static let luaLibraries = ["math", "string", "table", "utf8"]

  /// How a function of the host is called and what it does; for a space such as `tensor`, the names
  /// of all.
  func documentation(of name: String) -> Outcome {
    guard !name.isEmpty else {
      return .failed("':doc' takes a name, such as :doc tensor.softmax")
    }
    let members = HostAPI.functions.filter { $0.spaces.contains(name) }
    if !members.isEmpty {
      return .shown(members.map { $0.calls[0] }.joined(separator: "\n"))
    }
    let found = HostAPI.functions.filter { $0.answers(to: name) }
    guard !found.isEmpty else {
      if Self.luaLibraries.contains(where: { name == $0 || name.hasPrefix($0 + ".") }) {
        return .shown("'\(name)' is Lua's own: https://www.lua.org/manual/5.4/#index")
      }
      let known = HostAPI.functions.flatMap { [$0.fullName, $0.name] }
      return .failed(
        "the host has no function '\(name)'" + Suggestion.sentence(for: name, in: known))
    }
    return .shown(found.map { "\($0.calls.joined(separator: " · "))\n  \($0.summary)" }.joined(separator: "\n"))
  }
}

extension HostFunction {
  /// What it is listed under.
  fileprivate var spaces: [String] {
    switch home {
    case .space(let space, _): [space]
    case .method(.check): [HostKind.check.name, "variant.check"]
    case .method(let kind), .operation(let kind, _): [kind.name]
    }
  }

  /// Whether `name` means this function: `tensor.softmax`, `tensor:softmax`, `t:softmax`,
  /// `rng:pick`, `variant.check:grade`, or the last part alone.
  fileprivate func answers(to name: String) -> Bool {
    let plain = name.replacing(":", with: ".")
    if spaces.contains(where: { "\($0).\(self.name)" == plain }) || self.name == plain {
      return true
    }
    if case .space("tensor", .some) = home { return plain == "t.\(self.name)" }
    return false
  }
}
