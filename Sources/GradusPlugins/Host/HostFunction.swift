internal import GradusLua

/// A function that the host lends to plugins: one declaration, from which the binding, its
/// messages, the pages for authors and the file for the Lua language server are made.
///
///     HostFunction(
///       .method(.stream), "permutation", [.size("n", "how many")], .value(.list(of: .integer)),
///       "The numbers 1 to n in random order.",
///       example: "#rng:permutation(4)", gives: "4"
///     ) { host, arguments throws(LuaFault) in … }
struct HostFunction: Sendable {
  /// Where a plugin finds it.
  enum Home: Hashable, Sendable {
    /// `tensor.softmax(t, axis)`, and as a method of that kind of object when it has one.
    case space(String, method: HostKind?)
    /// Only as a method: `rng:pick(list)`.
    case method(HostKind)
    /// As a metamethod, written like this: `a + b`.
    case operation(HostKind, written: String)
  }

  /// A call and the value it must give, both in Lua. Every example is run by a test.
  struct Example: Sendable {
    let source: String
    let value: String
    /// The line it must print.
    var prints: String?
  }

  /// That it is to go.
  struct Deprecation: Sendable {
    /// The version of the interface since which nobody should use it.
    let since: Int
    /// What to write instead.
    let instead: String
  }

  typealias Body = @Sendable (HostAPI, Arguments) throws(LuaFault) -> LuaReply

  let home: Home
  let name: String
  /// Without the object before the colon, when it is only a method.
  let parameters: [Parameter]
  let returns: Returned?
  /// One sentence.
  let summary: String
  /// What it refuses beyond arguments of a wrong type, a clause each.
  let refuses: [String]
  let example: Example
  /// The version of the interface that brought it.
  let since: Int
  let deprecated: Deprecation?
  /// Whether lists it is passed may have gaps, as those of an answer file that hold null.
  let takesGaps: Bool
  let body: Body

  init(
    _ home: Home, _ name: String, _ parameters: [Parameter], _ returns: Returned?,
    _ summary: String, refuses: [String] = [], example: String, gives value: String,
    prints: String? = nil, since: Int = 1, deprecated: Deprecation? = nil, takesGaps: Bool = false,
    _ body: @escaping Body
  ) {
    self.home = home
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.summary = summary
    self.refuses = refuses
    self.example = Example(source: example, value: value, prints: prints)
    self.since = since
    self.deprecated = deprecated
    self.takesGaps = takesGaps
    self.body = body
  }
}

extension HostFunction {
  /// The name in messages: `tensor.softmax`, `rng:pick`, `a + b`.
  var fullName: String {
    switch home {
    case .space(let space, _): "\(space).\(name)"
    case .method(let kind): "\(kind.receiver):\(name)"
    case .operation(_, let written): written
    }
  }

  /// Every way to write a call, such as `tensor.softmax(t[, axis])` and `t:softmax([axis])`.
  var calls: [String] {
    switch home {
    case .space(let space, let method):
      let call = "\(space).\(name)(\(parameters.signature))"
      guard method != nil, let object = parameters.first else { return [call] }
      return [call, "\(object.name):\(name)(\(Array(parameters.dropFirst()).signature))"]
    case .method(let kind): return ["\(kind.receiver):\(name)(\(parameters.signature))"]
    case .operation(_, let written): return [written]
    }
  }

  /// Whether it stands in a global table.
  var isInSpace: Bool {
    if case .space = home { true } else { false }
  }

  /// The argument at `index` as messages call it: `argument 2 ('axis')`. A method's object is not
  /// counted.
  func argument(_ index: Int) -> String {
    let place = isOnlyMethod ? index - 1 : index
    guard place < parameters.count, parameters[place].name != "..." else {
      return "argument \(place + 1)"
    }
    return "argument \(place + 1) ('\(parameters[place].name)')"
  }

  private var isOnlyMethod: Bool {
    if case .method = home { true } else { false }
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

  /// What stands before the colon in a call.
  var receiver: String { self == .check ? "variant.check" : name }
}
