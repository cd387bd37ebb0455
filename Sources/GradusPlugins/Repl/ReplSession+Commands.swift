internal import GradusCore
internal import GradusLua

extension ReplSession {
  private static let commands = [":help", ":doc", ":seed", ":budget", ":quit"]

  /// Runs a command.
  func command(_ line: Substring) -> Outcome {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let argument = words.dropFirst().joined(separator: " ")
    switch words[0] {
    case ":help": return .shown(help)
    case ":doc": return documentation(of: argument)
    case ":seed": return seed(argument)
    case ":budget":
      return .shown(
        "the last input used \(usage.instructions.grouped) of \(limits.instructions.grouped) "
          + "instructions and \(usage.allocation.grouped) of \(limits.allocation.grouped) bytes")
    case ":quit": return .left
    default:
      return .failed(
        "there is no command '\(words[0])'"
          + Suggestion.sentence(for: words[0], in: Self.commands))
    }
  }

  private func seed(_ argument: String) -> Outcome {
    guard let seed = Int(argument) else {
      return .failed("':seed' takes a whole number, such as :seed 7")
    }
    do throws(PluginError) {
      try redraw(seed: seed)
    } catch {
      return .failed(error.description)
    }
    return .shown("seed \(seed)")
  }

  private var help: String {
    var text = """
      An expression shows its value, a statement runs. A text that is not complete goes on in the
      next line. Globals stay for the next input, local variables do not: write x = 1, not
      local x = 1.

        tensor, text, decimal, log   what plugins can call; :doc tensor lists the functions
        rng                          a stream of random numbers, drawn by the seed

      """
    if folder != nil {
      text += """
          plugin                       the plugin's table
          require                      finds the plugin's other files

        """
    }
    if subject != nil {
      text += """
          question                     the question's fields, filled in, as prepare gets them
          variant                      what prepare returned, with variant.check where there is a key
          params                       what generate returned

        """
    }
    return text + """

        :help        this text
        :doc NAME    what a function does, such as :doc tensor.softmax
        :seed N      draws rng and the question again
        :budget      what the last input used
        :quit        leaves; so does Ctrl-D, and Ctrl-C drops the input
      """
  }
}
