internal import CLuaShims

/// What one call into a sandbox may use.
///
/// Everything is counted, nothing is timed: the same call meets the same limit on every machine,
/// however busy.
public struct LuaLimits: Hashable, Sendable {
  /// VM instructions and charged work of library functions; one is worth about ten nanoseconds.
  public var instructions: Int
  /// Bytes allocated during a call, whether freed again or not.
  public var allocation: Int
  /// Bytes alive at once.
  public var memory: Int
  /// Bytes of the longest single text.
  public var text: Int
  /// Calls inside calls.
  public var depth: Int

  /// Creates limits; the defaults suit a plugin's call: about a fifth of a second.
  public init(
    instructions: Int = 20_000_000, allocation: Int = 256 << 20, memory: Int = 32 << 20,
    text: Int = 1 << 20, depth: Int = 10_000
  ) {
    self.instructions = instructions
    self.allocation = allocation
    self.memory = memory
    self.text = text
    self.depth = depth
  }

  var flat: gradus_limits {
    gradus_limits(
      instructions: Int64(instructions), allocation: UInt64(allocation), memory: UInt64(memory),
      string: UInt64(text), depth: Int32(clamping: depth))
  }
}

/// What one call used of its limits.
public struct LuaUsage: Hashable, Sendable {
  /// VM instructions and charged work.
  public var instructions: Int
  /// Bytes allocated in all.
  public var allocation: Int
  /// The most bytes alive at once.
  public var peak: Int

  /// Creates a usage; by default nothing was used.
  public init(instructions: Int = 0, allocation: Int = 0, peak: Int = 0) {
    self.instructions = instructions
    self.allocation = allocation
    self.peak = peak
  }
}
