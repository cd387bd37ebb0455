internal import GradusLua

extension ReplSession {
  private static let keywords = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in", "local",
    "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// The names that begin like `word`, which may be a chain such as `tensor.so`; sorted.
  ///
  /// Only fields are read for it, no function of the code is called by name.
  public func completions(of word: String) -> [String] {
    let separator = word.lastIndex { $0 == "." || $0 == ":" }
    guard let separator, separator > word.startIndex else {
      return globals.filter { $0.hasPrefix(word) }.sorted()
    }
    let head = word[..<separator]
    let start = word[word.index(after: separator)...]
    guard head.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }) else {
      return []
    }
    return members(of: String(head)).filter { $0.hasPrefix(start) }.sorted()
      .map { "\(head)\(word[separator])\($0)" }
  }

  private var globals: Set<String> {
    let set = sandbox.globals.filter(\.isSet).map(\.name)
    return Set(members(of: "_G") + set + Self.keywords + ["_G", "require"])
  }

  private func members(of chain: String) -> [String] {
    guard let main = try? sandbox.compile("return " + chain, named: "completion"),
      let value = try? sandbox.look(at: main).first
    else { return [] }
    switch value {
    case .table(let entries):
      return entries.keys.filter { $0.first == "." }.map { String($0.dropFirst()) }
    case .handle(let handle):
      return HostAPI.functions.filter { $0.isMethod(ofKind: handle.kind) }.map(\.name)
    case .text: return members(of: "string")
    default: return []
    }
  }
}

extension HostFunction {
  fileprivate func isMethod(ofKind kind: UInt32) -> Bool {
    switch home {
    case .space(_, let method): method?.rawValue == kind
    case .method(let method): method.rawValue == kind
    case .operation: false
    }
  }
}
