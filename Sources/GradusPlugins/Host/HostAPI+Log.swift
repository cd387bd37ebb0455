internal import GradusCore
internal import GradusLua

extension HostAPI {
  static let logChapter = HostChapter(
    name: "log", summary: "lines for the author",
    introduction: """
      What is logged goes to standard error with the plugin's name in front, and never into a
      verdict. Tensors and tables are shown as they would be written in a bank. `print` does the
      same for plain values.
      """,
    sections: [.init(title: "Logging", functions: logFunctions)])

  /// The longest line, in characters.
  private static let longestLine = 4096

  private static func define(
    _ name: String, _ summary: String, example: String, prints line: String
  ) -> HostFunction {
    HostFunction(
      .space("log", method: nil), name, [.more(.any, "what to show, with blanks between")], nil,
      summary + " It is cut after \(longestLine) characters.",
      refuses: ["functions and objects that are no data, such as `rng`"],
      example: example, gives: "nil", prints: "\(name): \(line)"
    ) { host, arguments throws(LuaFault) in
      var words: [String] = []
      for value in arguments.values { words.append(try host.value(value).shown) }
      host.print("\(name): \(words.joined(separator: " ").prefix(longestLine))")
      return LuaReply(cost: 2000)
    }
  }

  static let logFunctions: [HostFunction] = [
    define(
      "info", "Writes a line.", example: "log.info(\"key\", tensor.eye(2))",
      prints: "key [[1, 0], [0, 1]]"),
    define(
      "warn", "Writes a warning.", example: "log.warn(\"no option is right\")",
      prints: "no option is right"),
  ]
}
