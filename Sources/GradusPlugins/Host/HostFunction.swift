internal import GradusLua

/// A function that the host lends to plugins, with what an author needs to know of it.
struct HostFunction: Sendable {
  /// Where a plugin finds it.
  enum Home: Hashable, Sendable {
    /// `tensor.softmax(t, axis)`, and as a method of that kind of object when it has one.
    case space(String, method: HostKind?)
    /// Only as a method: `rng:pick(list)`.
    case method(HostKind)
    /// As a metamethod: `a + b`.
    case operation(HostKind)
  }

  let home: Home
  let name: String
  /// How it is called, such as `tensor.softmax(t, axis) → tensor`.
  let signature: String
  /// One sentence.
  let summary: String
  let body: @Sendable (HostAPI, Arguments) throws(LuaFault) -> LuaReply

  init(
    _ home: Home, _ name: String, _ signature: String, _ summary: String,
    _ body: @escaping @Sendable (HostAPI, Arguments) throws(LuaFault) -> LuaReply
  ) {
    self.home = home
    self.name = name
    self.signature = signature
    self.summary = summary
    self.body = body
  }

  /// The name in messages: `tensor.softmax`, `rng:pick`.
  var fullName: String {
    switch home {
    case .space(let space, _): "\(space).\(name)"
    case .method(let kind): "\(kind.name):\(name)"
    case .operation: name
    }
  }
}

/// The kinds of objects that the host lends to plugins.
enum HostKind: UInt32, CaseIterable, Sendable {
  case tensor = 1
  case stream = 2
  case check = 3

  var name: String {
    switch self {
    case .tensor: "tensor"
    case .stream: "rng"
    case .check: "check"
    }
  }
}
