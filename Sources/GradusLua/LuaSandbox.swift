internal import CLuaShims

/// A sealed Lua 5.4 in which foreign code runs on a budget.
///
///     var sandbox = try LuaSandbox(limits: LuaLimits())
///     let double = try sandbox.compile("return 2 * ...", named: "double.lua")
///     let result = try sandbox.call(double, with: [.integer(21)]).first  // .integer(42)
///
/// The sandbox opens its own memory and gives it back in `deinit`. No error of Lua ever jumps over
/// a Swift frame: everything that can raise happens in C under `lua_pcall`. Calls need a stack of
/// at least a mebibyte; run them inside `LuaThread.run`.
public struct LuaSandbox: ~Copyable {
  let handle: OpaquePointer
  let bridge: HostBridge
  private let limits: LuaLimits
  private var paths: Set<String> = []

  /// Opens a sandbox.
  ///
  /// - Throws: `LuaError` when the machine has no memory left.
  public init(
    limits: LuaLimits, host: (any LuaHost)? = nil, options: LuaOptions = LuaOptions()
  ) throws(LuaError) {
    let bridge = HostBridge(host)
    var flat = limits.flat
    var flags = options.flat
    guard let handle = gradus_sandbox_open(&flat, &flags, bridge.flat) else {
      throw LuaError(code: .limit(.memory), message: "there is no memory for a Lua sandbox")
    }
    self.handle = handle
    self.bridge = bridge
    self.limits = limits
  }

  deinit { gradus_sandbox_close(handle) }

  // MARK: The host's functions

  /// Adds the host's function with this number as `space.name`, or as a global without a space.
  ///
  /// - Parameter takingGaps: whether lists it is passed may have gaps, in which it finds nothing.
  public mutating func add(
    function: Int, space: String?, name: String, takingGaps: Bool = false
  ) throws(LuaError) {
    let flag = takingGaps ? UInt32(GRADUS_TAKES_GAPS) : 0
    try check(gradus_sandbox_add_function(handle, space, name, UInt32(function) | flag))
  }

  /// Adds a kind of handle, whose values the code sees as objects called `name`.
  public mutating func add(kind: UInt32, name: String) throws(LuaError) {
    try check(gradus_sandbox_add_kind(handle, kind, name))
  }

  /// Adds the host's function with this number as a method, or as a metamethod such as `__add`.
  public mutating func add(function: Int, method name: String, of kind: UInt32) throws(LuaError) {
    try check(gradus_sandbox_add_method(handle, kind, name, UInt32(function)))
  }

  /// Adds a file that `require` finds under `name`.
  public mutating func add(
    module name: String, path: String, source: String
  ) throws(LuaError) {
    paths.insert(path)
    var source = source
    let status = source.withUTF8 {
      gradus_sandbox_add_module(handle, name, path, $0.baseAddress, $0.count)
    }
    try check(status)
  }

  // MARK: Calls

  /// Compiles a source text into a function that runs it.
  ///
  /// - Parameter path: what errors call the source.
  public mutating func compile(
    _ source: String, named path: String
  ) throws(LuaError) -> LuaFunction {
    paths.insert(path)
    var source = source
    var number: UInt32 = 0
    let status = source.withUTF8 {
      gradus_sandbox_compile(handle, path, $0.baseAddress, $0.count, &number)
    }
    try check(status)
    return LuaFunction(number: number)
  }

  /// Calls a function and gives its first two results.
  ///
  /// - Parameter keepingFunctions: whether functions in the results may be called later; without
  ///   it they are an error, since a function is no data.
  public mutating func call(
    _ function: LuaFunction, with arguments: [LuaValue] = [], keepingFunctions: Bool = false
  ) throws(LuaError) -> (first: LuaValue, second: LuaValue) {
    try Self.values(
      of: run(function, arguments, keepingFunctions ? GRADUS_KEEP_FUNCTIONS : GRADUS_DATA))
  }

  /// Calls a function with arguments in the flat form.
  ///
  /// - Parameter arguments: `count` values.
  /// - Returns: the first two results in the flat form, the keys of tables in the order of their
  ///   bytes, so that they can be passed on. They live until the next call.
  package mutating func call(
    _ function: LuaFunction, flat arguments: [UInt8], count: Int
  ) throws(LuaError) -> UnsafeRawBufferPointer {
    try run(function, arguments, count: count, GRADUS_ORDERED)
  }

  /// Reads the first two results of a call.
  package static func values(
    of results: UnsafeRawBufferPointer
  ) throws(LuaError) -> (first: LuaValue, second: LuaValue) {
    var reader = FlatReader(results)
    do throws(FlatReader.Problem) {
      return (try reader.read(), try reader.read())
    } catch {
      throw LuaError(code: .raised, message: "the result holds a string \(error.wording)")
    }
  }

  /// Reads `count` values in the flat form that the host wrote itself.
  package static func values(of bytes: [UInt8], count: Int) -> [LuaValue] {
    bytes.withUnsafeBytes { bytes in
      var reader = FlatReader(bytes, isRepairing: true)
      return (0..<count).compactMap { _ in try? reader.read() }
    }
  }

  /// Calls a function and gives all its results for a person to look at: whatever they hold, it is
  /// no fault.
  ///
  /// Each key of a table that is no list comes with a first character that says what it is: `.` a
  /// text, `#` a number, `?` something else. A handle of kind 0 stands for what is nested too
  /// deeply or too much to show; functions cannot be called.
  public mutating func look(
    at function: LuaFunction, with arguments: [LuaValue] = []
  ) throws(LuaError) -> [LuaValue] {
    var reader = FlatReader(try run(function, arguments, GRADUS_LOOK), isRepairing: true)
    var values: [LuaValue] = []
    while !reader.isAtEnd, let value = try? reader.read() { values.append(value) }
    return values
  }

  /// Calls a function; the bytes of its results live until the next call.
  private mutating func run(
    _ function: LuaFunction, _ arguments: [LuaValue], _ results: gradus_results
  ) throws(LuaError) -> UnsafeRawBufferPointer {
    var writer = FlatWriter()
    for argument in arguments { writer.write(argument) }
    return try run(function, writer.bytes, count: arguments.count, results)
  }

  private mutating func run(
    _ function: LuaFunction, _ arguments: [UInt8], count: Int, _ results: gradus_results
  ) throws(LuaError) -> UnsafeRawBufferPointer {
    try check(
      gradus_sandbox_call(
        handle, function.number, arguments, arguments.count, UInt32(count), results))
    var length = 0
    let start = gradus_sandbox_result(handle, &length)
    return UnsafeRawBufferPointer(start: start, count: length)
  }

  // MARK: Going back

  /// Remembers the whole state for `reset` and `changesSinceMark`.
  public mutating func mark() throws(LuaError) {
    guard gradus_sandbox_mark(handle) != 0 else {
      throw LuaError(code: .limit(.memory), message: "there is no memory for a Lua sandbox")
    }
  }

  /// Brings back the state of the last `mark`, bit for bit, so that no call can see what calls
  /// since then did. Costs about as much as copying the state, a few microseconds.
  public mutating func reset() { gradus_sandbox_reset(handle) }

  // MARK: Looking

  /// What the last call used.
  public var usage: LuaUsage {
    let usage = gradus_sandbox_usage(handle)
    return LuaUsage(
      instructions: Int(usage.instructions), allocation: Int(usage.allocation),
      peak: Int(usage.peak))
  }

  /// Where a function is defined; `nil` for one of the library or in a sandbox that met a limit.
  public mutating func place(of function: LuaFunction) -> (file: String, line: Int)? {
    var line: Int32 = 0
    guard let file = gradus_sandbox_definition(handle, function.number, &line) else { return nil }
    return (String(cString: file), Int(line))
  }

  /// The number of the host's function that this is; `nil` for any other.
  package mutating func hostFunction(_ function: LuaFunction) -> Int? {
    let number = gradus_sandbox_host_function(handle, function.number)
    return number < 0 ? nil : Int(number)
  }

  /// The largest number of constants in one function compiled here. Above 255, Lua 5.4.0 to 5.4.4
  /// compile some expressions of constants wrongly.
  public var mostConstants: Int { Int(gradus_sandbox_most_constants(handle)) }

  /// The globals that the code compiled before `mark` reads and sets.
  public var globals: [LuaGlobal] {
    var count = 0
    let start = gradus_sandbox_globals(handle, &count)
    var reader = FlatReader(UnsafeRawBufferPointer(start: start, count: count))
    var found: [LuaGlobal] = []
    while !reader.isAtEnd {
      guard let parts = try? reader.read().elements, parts.count == 3,
        let name = parts[0].text, let line = parts[1].wholeNumber
      else { continue }
      found.append(LuaGlobal(name: name, line: line, isSet: parts[2] == .boolean(true)))
    }
    return found
  }

  /// The Lua that runs, such as "Lua 5.4.4".
  public static var version: String {
    let identity = String(cString: gradus_lua_identity())
    return identity.firstMatch(of: /Lua \d+\.\d+\.\d+/).map { String($0.0) } ?? identity
  }

  // MARK: Errors

  borrowing func check(_ status: gradus_status) throws(LuaError) {
    guard status != GRADUS_OK else { return }
    var line: Int32 = 0
    let place = gradus_sandbox_place(handle, &line)
    var error = LuaError(
      code: status == GRADUS_SYNTAX ? .syntax : .raised,
      message: text(gradus_sandbox_message), file: place.map { String(cString: $0) },
      line: line > 0 ? Int(line) : nil,
      traceback: LuaError.withoutHost(text(gradus_sandbox_traceback)))
    if status == GRADUS_SPENT {
      let limit = limitMet
      error.code = .limit(limit)
      error.message = LuaError.message(for: limit, of: limits)
    } else if let parts = LuaError.split(error.message, files: paths) {
      error.file = parts.file
      error.line = parts.line
      error.message = parts.message
    }
    throw error
  }

  private borrowing func text(
    _ read: (OpaquePointer, UnsafeMutablePointer<Int>) -> UnsafePointer<CChar>?
  ) -> String {
    var count = 0
    guard let start = read(handle, &count) else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private var limitMet: LuaError.Limit {
    switch gradus_sandbox_limit(handle) {
    case GRADUS_ALLOCATION: .allocation
    case GRADUS_MEMORY: .memory
    case GRADUS_STRING: .text
    case GRADUS_DEPTH: .depth
    default: .instructions
    }
  }
}

/// A use of a global variable in code that was compiled.
public struct LuaGlobal: Hashable, Sendable {
  /// The variable.
  public var name: String
  /// The line, counted from 1.
  public var line: Int
  /// Whether the code sets it.
  public var isSet: Bool
}
