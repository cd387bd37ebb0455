/// The functions that a host lends to the code in a sandbox.
///
/// Functions are known by the numbers they were added with. The host is called in the middle of a
/// call into the sandbox, and must not call into the same sandbox then.
public protocol LuaHost: AnyObject {
  /// Answers a call of a host function.
  ///
  /// - Parameter budget: the instructions the code has left. Work that costs more should not be
  ///   begun: a fault with that cost ends the call into the sandbox.
  func call(
    _ function: Int, with arguments: [LuaValue], budget: Int
  ) throws(LuaFault) -> LuaReply

  /// Takes a line that the code prints.
  func print(_ line: String)
}

/// A host with short ways for some calls, which build no `LuaValue`.
package protocol FlatHost: LuaHost {
  /// Answers a call in the flat form, if the host has a short way for just this call; otherwise
  /// `nil`, and the call is made as usual. A short way gives what the usual one gives.
  ///
  /// - Parameters:
  ///   - arguments: `count` values.
  ///   - reply: takes the results, one after the other; what was written counts only with an
  ///     answer.
  /// - Returns: what the call is charged.
  func shortcut(
    _ function: Int, _ arguments: FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int?
}

/// What a host function gives back.
public struct LuaReply: Hashable, Sendable {
  /// The results, in order.
  public var values: [LuaValue]
  /// What the call is charged, in instructions.
  public var cost: Int

  /// Creates a reply.
  public init(_ values: LuaValue..., cost: Int = 0) {
    self.values = values
    self.cost = cost
  }
}

/// A fault in the use of a host function; the code in the sandbox sees an error with this message.
public struct LuaFault: Error, Hashable, Sendable {
  /// What is wrong and what was expected.
  public var message: String
  /// What the call is charged all the same, in instructions.
  public var cost: Int

  /// Creates a fault.
  public init(_ message: String, cost: Int = 0) {
    self.message = message
    self.cost = cost
  }
}
