internal import GradusLua

extension ReplSession {
  /// How a function is called and what it does, as the pages for authors say it; for a space such as
  /// `tensor`, how each of its functions is called.
  func documentation(of name: String) -> Outcome {
    guard !name.isEmpty else {
      return .failed("':doc' takes a name, such as :doc tensor.softmax")
    }
    let members = HostAPI.functions.filter { $0.spaces.contains(name) }
    if !members.isEmpty {
      return .shown(members.map { $0.calls[0] }.joined(separator: "\n"))
    }
    do throws(PluginDocs.UnknownName) {
      return .shown(try PluginDocs.text(of: name).trimmingNewlines)
    } catch {
      return .failed(error.description)
    }
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
}

extension String {
  fileprivate var trimmingNewlines: String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
