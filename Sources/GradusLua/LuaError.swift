internal import CLuaShims

/// Why a call into a sandbox gave no result.
public struct LuaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault.
  public enum Code: Hashable, Sendable {
    /// The code cannot be compiled.
    case syntax
    /// The code raised an error.
    case raised
    /// The code used up a limit; its sandbox must not be used again.
    case limit(Limit)
  }

  /// A limit that a call met.
  public enum Limit: String, Hashable, Sendable {
    /// Too many instructions.
    case instructions
    /// Too many bytes allocated in all.
    case allocation
    /// Too many bytes alive at once.
    case memory
    /// A single text that is too long.
    case text
    /// Calls nested too deeply.
    case depth
  }

  /// The kind of fault.
  public var code: Code
  /// What went wrong, without its place.
  public var message: String
  /// The file as the host named it, and the line, of the innermost Lua code.
  public var file: String?
  /// The line in `file`, counted from 1.
  public var line: Int?
  /// The calls that led there, a line each; empty when there were none.
  public var traceback: String

  /// Creates an error.
  public init(
    code: Code, message: String, file: String? = nil, line: Int? = nil, traceback: String = ""
  ) {
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.traceback = traceback
  }

  /// `file:line: what went wrong`.
  public var description: String {
    guard let file, let line else { return message }
    return "\(file):\(line): \(message)"
  }
}

extension LuaError {
  /// The sentence for a limit.
  static func message(for limit: Limit, of limits: LuaLimits) -> String {
    switch limit {
    case .instructions:
      "used more than \(limits.instructions.grouped) instructions (an endless loop?)"
    case .allocation:
      "allocated more than \(limits.allocation >> 20) MiB in one call"
    case .memory:
      "used more than \(limits.memory >> 20) MiB of memory"
    case .text:
      "made a text longer than \(limits.text >> 10) KiB"
    case .depth:
      "nested more than \(limits.depth.grouped) calls (an endless recursion?)"
    }
  }

  /// A traceback without the host's own call at its end, and nothing when no other call is left.
  static func withoutHost(_ traceback: String) -> String {
    var lines = traceback.split(separator: "\n")
    if lines.last?.hasSuffix("[C]: in ?") == true { lines.removeLast() }
    return lines.count > 1 ? lines.joined(separator: "\n") : ""
  }

  /// Takes `file:line:` off a message of Lua, which puts it in front of most of them.
  ///
  /// - Parameter files: the names that count as files; Lua shortens long ones to their end.
  static func split(
    _ message: String, files: Set<String>
  ) -> (file: String, line: Int, message: String)? {
    let bytes = Array(message.utf8)
    var colon = 0
    while let start = bytes[colon...].firstIndex(of: UInt8(ascii: ":")) {
      let digits = bytes[(start + 1)...].prefix { (48...57).contains($0) }
      let line = Int(String(decoding: digits, as: UTF8.self))
      let shown = String(decoding: bytes[..<start], as: UTF8.self)
      let file = files.contains(shown) ? shown : files.filter { shown.isEnd(of: $0) }.min()
      if let line, let file, bytes[digits.endIndex...].starts(with: ": ".utf8) {
        return (file, line, String(decoding: bytes[(digits.endIndex + 2)...], as: UTF8.self))
      }
      colon = start + 1
    }
    return nil
  }
}

extension String {
  /// Whether this is `...` and the end of `name`.
  fileprivate func isEnd(of name: String) -> Bool {
    hasPrefix("...") && name.hasSuffix(dropFirst(3))
  }
}
