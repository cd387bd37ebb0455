extension LuaLibrary {
  static let string = LuaLibrary(
    name: "string", title: "string",
    introduction: """
      These functions count bytes; [text](api-text.md) counts characters. They are methods of every
      string: `s:upper()`. What takes long in one call is charged to the budget of instructions,
      above all patterns, so a pattern that backtracks without end stops at the limit.
      """,
    entries: [
      Entry("byte", "s[, first[, last]]", "The bytes as numbers."),
      Entry("char", "…", "The string of these bytes."),
      Entry(
        "find", "s, pattern[, first[, plain]]",
        "Where a pattern matches first: begin, end and captures, or nil."),
      Entry(
        "format", "format, …", "Numbers and strings in a form such as `\"%.3f\"`.",
        differs: "`%p` is refused; NaN has no sign"),
      Entry("gmatch", "s, pattern[, first]", "Goes through all matches of a pattern."),
      Entry(
        "gsub", "s, pattern, replacement[, n]",
        "Replaces matches by a string, by table or by function; also returns how many."),
      Entry("len", "s", "The number of bytes."),
      Entry("lower", "s", "With the letters A to Z small."),
      Entry("match", "s, pattern[, first]", "The captures of the first match, or nil."),
      Entry("pack", "format, …", "Values as bytes."),
      Entry("packsize", "format", "The number of bytes `pack` makes."),
      Entry(
        "rep", "s, n[, separator]", "The string n times.",
        differs: "a result beyond the longest text stops at the limit"),
      Entry("reverse", "s", "The bytes backwards."),
      Entry("sub", "s, first[, last]", "The bytes from first to last."),
      Entry("unpack", "format, s[, first]", "The values in bytes that `pack` made."),
      Entry("upper", "s", "With the letters a to z large."),
    ])

  static let utf8 = LuaLibrary(
    name: "utf8", title: "utf8",
    introduction: "These functions count code points; [text](api-text.md) counts characters.",
    entries: [
      Entry("char", "…", "The string of these code points."),
      Entry("charpattern", nil, "The pattern that matches one code point."),
      Entry("codepoint", "s[, first[, last[, lax]]]", "The code points as numbers."),
      Entry("codes", "s[, lax]", "Goes through places and code points."),
      Entry("len", "s[, first[, last[, lax]]]", "The number of code points."),
      Entry("offset", "s, n[, first]", "Where the nth code point begins, in bytes."),
    ])
}
