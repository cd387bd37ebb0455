/// A known bug of Lua 5.4 that text of a plugin could reach, and what keeps it from doing so.
public struct LuaBug: Hashable, Sendable {
  /// What the bug does.
  public var effect: String
  /// The first release of Lua 5.4 without it, such as 8 for 5.4.8.
  public var fixedIn: Int
  /// What keeps plugins away from it.
  public var countermeasure: String

  /// The bugs of a Lua such as "Lua 5.4.4"; none of a version that is not 5.4.
  public static func known(in version: String) -> [LuaBug] {
    guard let parts = version.wholeMatch(of: /Lua 5\.4\.(\d+)/), let release = Int(parts.1) else {
      return []
    }
    return all.filter { release < $0.fixedIn }
  }

  private static let all = [
    LuaBug(
      effect: "'K op (const or const)' is wrong beyond 255 constants a function",
      fixedIn: 5, countermeasure: "check warns of functions with more than 250 constants"),
    LuaBug(
      effect: "a weak table can make Lua use freed memory", fixedIn: 8,
      countermeasure: "__mode is refused and means nothing"),
    LuaBug(
      effect: "a chain of coroutine.close overflows the C stack", fixedIn: 5,
      countermeasure: "plugins have no coroutine library"),
    LuaBug(
      effect: "an error about a very long chain of fields recurses too deeply",
      fixedIn: 7,
      countermeasure: "files of at most 128 KiB, stacks of 16 MiB"),
    LuaBug(
      effect: "an error in error handling allocates its message unprotected",
      fixedIn: 8, countermeasure: "the message exists before a plugin runs"),
  ]
}
