internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// What plugins can call: tensors, random numbers, texts, decimals, the log and the check of a
/// variant. One object serves one sandbox; what it lends lives until `forget`.
final class HostAPI: LuaHost {
  private var tensors: [Tensor] = []
  private var streams: [HostStream] = []
  private var checks: [CheckKey] = []
  private var lentBytes = 0
  private let owner: String?
  /// The instructions left when the host function under way was called.
  private(set) var budget = 0
  private var keptValues = 0
  private var loggedBytes = 0
  private let receive: (String) -> Void

  /// The most bytes of tensors one call may hold.
  static let mostBytes = 128 << 20
  /// The most values that tensors of one call may become as data; a sandbox takes no more either.
  static let mostValues = 1 << 20
  /// The most bytes of text that one call may log.
  static let mostLogged = 64 << 10

  /// Creates the host of a sandbox.
  ///
  /// - Parameters:
  ///   - owner: the plugin's name, put in front of what it logs, if anything is.
  ///   - receive: takes a line for standard error.
  init(owner: String?, receive: @escaping (String) -> Void) {
    self.owner = owner
    self.receive = receive
  }

  /// Makes functions known to a sandbox; all of them, unless `isWanted` says otherwise.
  static func add(
    _ isWanted: (HostFunction) -> Bool = { _ in true }, to sandbox: inout LuaSandbox
  ) throws(LuaError) {
    for kind in HostKind.allCases { try sandbox.add(kind: kind.rawValue, name: kind.name) }
    for (number, function) in functions.enumerated() where isWanted(function) {
      switch function.home {
      case .space(let space, let kind):
        try sandbox.add(
          function: number, space: space, name: function.name, takingGaps: function.takesGaps)
        guard let kind else { continue }
        try sandbox.add(function: number, method: function.name, of: kind.rawValue)
      case .method(let kind), .operation(let kind, _):
        try sandbox.add(function: number, method: function.name, of: kind.rawValue)
      }
    }
  }

  /// Forgets everything lent to plugin code.
  func forget() {
    if !tensors.isEmpty { tensors.removeAll(keepingCapacity: true) }
    if !streams.isEmpty { streams.removeAll(keepingCapacity: true) }
    if !checks.isEmpty { checks.removeAll(keepingCapacity: true) }
    lentBytes = 0
    keptValues = 0
    loggedBytes = 0
  }

  /// Whether more tensors were made than one call may hold.
  var isFull: Bool { lentBytes > Self.mostBytes }

  // MARK: LuaHost

  func call(
    _ function: Int, with arguments: [LuaValue], budget: Int
  ) throws(LuaFault) -> LuaReply {
    let called = Self.functions[function]
    self.budget = budget
    return try called.body(self, Arguments(of: called, values: arguments, host: self))
  }

  /// Passes a line on; the lines of a call end with a remark when they are too many.
  func print(_ line: String) {
    guard loggedBytes < Self.mostLogged else { return }
    let mark = owner.map { "\($0): " } ?? ""
    loggedBytes += line.utf8.count + 1
    receive(mark + line)
    if loggedBytes >= Self.mostLogged {
      receive(
        "\(mark)logged more than \(Self.mostLogged >> 10) KiB in one call; the rest is left out")
    }
  }

  /// Ends the call into the sandbox when work would cost more instructions than are left.
  func afford(_ cost: Int) throws(LuaFault) {
    if cost > budget { throw LuaFault("the work of one call is too long", cost: cost) }
  }

  // MARK: Lending

  func lend(_ tensor: Tensor) throws(LuaFault) -> LuaValue {
    lentBytes += 64 + 8 * tensor.count
    guard lentBytes <= Self.mostBytes else {
      throw LuaFault("the tensors of one call hold more than \(Self.mostBytes >> 20) MiB")
    }
    tensors.append(tensor)
    return .handle(LuaHandle(kind: HostKind.tensor.rawValue, slot: UInt32(tensors.count - 1)))
  }

  func lend(_ stream: HostStream) -> LuaValue {
    streams.append(stream)
    return .handle(LuaHandle(kind: HostKind.stream.rawValue, slot: UInt32(streams.count - 1)))
  }

  func lend(_ check: CheckKey) -> LuaValue {
    checks.append(check)
    return .handle(LuaHandle(kind: HostKind.check.rawValue, slot: UInt32(checks.count - 1)))
  }

  /// The tensor behind a value; numbers and nested lists of numbers become tensors.
  ///
  /// Returns `nil` when the value is nothing of the kind.
  func tensor(_ value: LuaValue, function: String) throws(LuaFault) -> Tensor? {
    switch value {
    case .handle(let handle) where handle.kind == HostKind.tensor.rawValue:
      return Int(handle.slot) < tensors.count ? tensors[Int(handle.slot)] : nil
    case .list, .integer, .number: break
    default: return nil
    }
    do throws(TensorError) {
      return try Tensor(lua: value)
    } catch {
      throw LuaFault("'\(function)': \(error.message)")
    }
  }

  func withStream<Result>(
    _ arguments: Arguments, _ body: (inout HostStream) throws(LuaFault) -> Result
  ) throws(LuaFault) -> Result {
    guard case .handle(let handle) = arguments[0], handle.kind == HostKind.stream.rawValue,
      Int(handle.slot) < streams.count
    else { throw arguments.wrongObject() }
    return try body(&streams[Int(handle.slot)])
  }

  func check(_ arguments: Arguments) throws(LuaFault) -> CheckKey {
    guard case .handle(let handle) = arguments[0], let check = check(handle) else {
      throw arguments.wrongObject()
    }
    return check
  }

  /// The key behind a handle, when it is one that is still lent.
  func check(_ handle: LuaHandle) -> CheckKey? {
    guard handle.kind == HostKind.check.rawValue, Int(handle.slot) < checks.count else {
      return nil
    }
    return checks[Int(handle.slot)]
  }

  // MARK: Values

  /// The plain data behind a value; tensors become nested lists.
  func value(_ value: LuaValue) throws(LuaFault) -> Value {
    switch value {
    case .nil: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .list(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try self.value(element)) }
      return .list(values)
    case .table(let entries):
      var values: [String: Value] = [:]
      for (key, entry) in entries { values[key] = try self.value(entry) }
      return .map(values)
    case .handle(let handle):
      guard let tensor = try tensor(value, function: "") else {
        let name = HostKind(rawValue: handle.kind)?.name ?? "an object"
        throw LuaFault("'\(name)' is no data and cannot be kept")
      }
      keptValues += tensor.count
      guard keptValues <= Self.mostValues else {
        throw LuaFault(
          "the tensors kept as data hold more than \(Self.mostValues) numbers", cost: keptValues)
      }
      return tensor.value
    case .function: throw LuaFault("a function is no data and cannot be kept")
    }
  }
}

extension LuaValue {
  /// Plain data on its way to a plugin.
  init(_ value: Value) {
    switch value {
    case .null: self = .nil
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map(LuaValue.init))
    case .map(let entries): self = .table(entries.mapValues(LuaValue.init))
    }
  }

  /// A text on its way to a plugin.
  init(_ text: Text) { self.init(text.value) }
}
