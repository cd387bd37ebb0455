internal import CLuaShims

/// Threads with room for Lua: 16 MiB of stack, where Lua 5.4 needs up to one and the secondary
/// threads of some systems have half of that.
public enum LuaThread {
  /// The size of the stack in bytes.
  public static let stackSize = 16 << 20

  /// Runs `body` on such a thread and waits for its end.
  ///
  /// - Throws: what `body` throws.
  public static func run<Result>(_ body: () throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    let fault = withoutActuallyEscaping({ outcome = Swift.Result(catching: body) }) { job in
      let job = Job(job)
      return gradus_run_with_stack(
        stackSize,
        { context in
          guard let context else { return }
          Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().body()
        },
        Unmanaged.passUnretained(job).toOpaque())
    }
    guard fault == 0, let outcome else {
      throw LuaError(
        code: .limit(.memory), message: "cannot start a thread for Lua (error \(fault))")
    }
    return try outcome.get()
  }

  private final class Job {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }
}
