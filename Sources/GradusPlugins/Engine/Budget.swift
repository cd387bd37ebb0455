internal import GradusCore
internal import GradusLua

/// What one call may use, as far as somebody says: a plugin for its own calls, or whoever runs it
/// for all. What nobody says is as in `LuaLimits()`.
public struct Budget: Hashable, Sendable {
  /// VM instructions and charged work.
  public var instructions: Int?
  /// Bytes allocated in all.
  public var allocation: Int?
  /// Bytes alive at once.
  public var memory: Int?
  /// Bytes of the longest single text.
  public var text: Int?

  /// Creates a budget.
  public init(
    instructions: Int? = nil, allocation: Int? = nil, memory: Int? = nil, text: Int? = nil
  ) {
    self.instructions = instructions
    self.allocation = allocation
    self.memory = memory
    self.text = text
  }

  /// A part of a budget by the name plugins give it.
  struct Part {
    var name: String
    var path: any WritableKeyPath<Budget, Int?> & Sendable
    var summary: String
    /// What a call may use when nobody says.
    var usual: Int
    /// The most a plugin may ask for. It keeps a hostile plugin from costing more than seconds.
    var largest: Int
  }

  static let parts = [
    Part(
      name: "instructions", path: \.instructions, summary: "instructions and charged work",
      usual: LuaLimits().instructions, largest: 200_000_000),
    Part(
      name: "allocation", path: \.allocation, summary: "bytes allocated in all",
      usual: LuaLimits().allocation, largest: 2 << 30),
    Part(
      name: "memory", path: \.memory, summary: "bytes alive at once",
      usual: LuaLimits().memory, largest: 256 << 20),
    Part(
      name: "text", path: \.text, summary: "bytes of the longest text",
      usual: LuaLimits().text, largest: 16 << 20),
  ]

  /// The limits of a call.
  ///
  /// - Parameter asked: what the plugin asks for; this budget, of who runs it, has the last word.
  func limits(asked: Budget = Budget()) -> LuaLimits {
    let usual = LuaLimits()
    return LuaLimits(
      instructions: instructions ?? asked.instructions ?? usual.instructions,
      allocation: allocation ?? asked.allocation ?? usual.allocation,
      memory: memory ?? asked.memory ?? usual.memory,
      text: text ?? asked.text ?? usual.text, depth: usual.depth)
  }
}
