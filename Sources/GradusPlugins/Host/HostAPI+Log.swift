internal import GradusCore
internal import GradusLua

extension HostAPI {
  private static func define(_ name: String, _ summary: String) -> HostFunction {
    HostFunction(.space("log", method: nil), name, "log.\(name)(…)", summary) {
      host, arguments throws(LuaFault) in
      var words: [String] = []
      for value in arguments.values { words.append(try host.value(value).shown) }
      host.print("\(name): \(words.joined(separator: " ").prefix(4096))")
      return LuaReply(cost: 2000)
    }
  }

  static let logFunctions: [HostFunction] = [
    define("info", "Writes a line to standard error, with the plugin's name."),
    define("warn", "Writes a warning to standard error, with the plugin's name."),
  ]
}
