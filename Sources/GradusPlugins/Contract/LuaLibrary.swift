/// A library of Lua's own as plugins find it. A test proves that a sandbox has these names and no
/// others.
struct LuaLibrary: Sendable {
  /// A name in the library.
  struct Entry: Sendable {
    let name: String
    /// What stands between the parentheses; `nil` for a value.
    let parameters: String?
    let summary: String
    /// What is not as in stock Lua.
    let difference: String

    init(
      _ name: String, _ parameters: String?, _ summary: String, differs difference: String = ""
    ) {
      self.name = name
      self.parameters = parameters
      self.summary = summary
      self.difference = difference
    }
  }

  /// Names that stock Lua has and plugins do not.
  struct Absence: Sendable {
    let names: [String]
    let reason: String
  }

  /// The name before the dot; empty for the basic functions.
  let name: String
  let title: String
  let introduction: String
  let entries: [Entry]
}

extension LuaLibrary {
  static let all = [basic, string, table, math, utf8]

  /// The name in code: `string.format`.
  func fullName(_ entry: Entry) -> String {
    name.isEmpty ? entry.name : "\(name).\(entry.name)"
  }

  static let absences: [Absence] = [
    Absence(
      names: ["io", "os", "package", "debug"],
      reason: "reach outside: a verdict may depend on nothing but its arguments"),
    Absence(
      names: ["load", "loadstring", "loadfile", "dofile", "string.dump"],
      reason: "make code at run time; what runs is what stands in the plugin's files"),
    Absence(
      names: ["coroutine"], reason: "starts code on which instructions would not be counted"),
    Absence(
      names: ["collectgarbage"],
      reason: "shows and steers when memory is freed, which differs from run to run"),
    Absence(names: ["warn"], reason: "has its place taken by `log.warn`"),
  ]

  static let basic = LuaLibrary(
    name: "", title: "Basic functions",
    introduction: "Reading a global that is not defined is an error, with a suggestion.",
    entries: [
      Entry("_G", nil, "The globals as a table.", differs: "a copy; what is absent is nil in it"),
      Entry("_VERSION", nil, "`\"Lua 5.4\"`."),
      Entry("assert", "v[, message]", "Its arguments, or an error when the first is false or nil."),
      Entry("error", "message[, level]", "Raises an error."),
      Entry(
        "getmetatable", "v", "The metatable.", differs: "false for strings, libraries and objects"),
      Entry("ipairs", "t", "Goes through 1, 2, 3, … up to the first nil."),
      Entry(
        "next", "t", "nil for an empty table.",
        differs: "true for any other, and it takes no key: loop with `pairs`"),
      Entry(
        "pairs", "t", "Goes through all keys and values.",
        differs:
          "numbers ascending, then strings by their bytes, then false and true; tables and functions "
          + "as keys are refused, `__pairs` is not used, and keys added during the loop are not "
          + "visited"),
      Entry(
        "pcall", "f, …", "Calls f; false and the error when it fails.",
        differs: "a limit that was met cannot be caught"),
      Entry(
        "print", "…", "Writes a line to standard error, with the plugin's name in front.",
        differs: "cut after 4096 bytes"),
      Entry("rawequal", "a, b", "Whether both are the same, without metamethods."),
      Entry("rawget", "t, key", "The value under a key, without metamethods."),
      Entry("rawlen", "v", "The length, without metamethods."),
      Entry("rawset", "t, key, value", "Sets a key, without metamethods."),
      Entry(
        "require", "name", "What `name.lua` of the same plugin folder returns; it is run once.",
        differs: "finds nothing else"),
      Entry("select", "n, …", "The arguments from the nth on; their number for `\"#\"`."),
      Entry(
        "setmetatable", "t, metatable", "Sets the metatable of a table.",
        differs:
          "refuses a metatable with `__gc` or `__mode`; `__call` must be a function, and stays as "
          + "it is at this moment"),
      Entry("tonumber", "v[, base]", "The number in a string, or nil."),
      Entry(
        "tostring", "v", "The value as a string.",
        differs:
          "no addresses: a table is `table`, a function `function`; NaN is `nan` without a sign"),
      Entry("type", "v", "The name of the value's type."),
      Entry(
        "xpcall", "f, handler, …", "Calls f; the handler gets the error.",
        differs: "a limit that was met cannot be caught, and the handler is not called for it"),
    ])

  static let table = LuaLibrary(
    name: "table", title: "table",
    introduction: "Elements are read and set without metamethods.",
    entries: [
      Entry(
        "concat", "list[, separator[, first[, last]]]", "The strings and numbers of a list joined."),
      Entry("insert", "list[, place], value", "Puts a value into a list, at its end by default."),
      Entry(
        "move", "a, first, last, to[, b]", "Copies elements within a list or to another.",
        differs: "at most 10 000 000"),
      Entry("pack", "…", "The arguments as a list, with their number under `n`."),
      Entry("remove", "list[, place]", "Takes an element out of a list, the last by default."),
      Entry(
        "sort", "list[, before]", "Sorts a list in place.",
        differs:
          "stable, and the same result for every order function, even an inconsistent one"),
      Entry(
        "unpack", "list[, first[, last]]", "The elements as results.", differs: "at most 10 000"),
    ])
}
