import GradusCore
import GradusLua
import GradusPlugins
import GradusScreen

/// Writes what each phase of a question got and gave to standard error, call by call.
final class TraceWriter {
  /// Where each long value was shown first: a format's phases get the same variant.
  private var shown: [String: String] = [:]

  /// A line about the draw as a whole, before the calls it took.
  func start(_ question: String, seed: Int?) {
    let draw = seed.map { "seed \($0)" } ?? "no seed: seed 0 for parameters, authored order"
    StandardError.write("trace of \(question), \(draw)")
  }

  /// One call of a plugin.
  func write(_ call: PluginCall) {
    let plugin = call.plugin.map { ", plugin '\($0)'" } ?? ""
    var lines = ["", "== \(call.phase)\(plugin)"]
    for argument in call.arguments {
      lines += Self.entry("gets", short(argument, in: call.phase))
    }
    for result in call.results { lines += Self.entry("gives", result) }
    if let fault = call.fault { lines += Self.entry("fault", fault.description) }
    lines += Self.entry("used", Self.usage(call.usage))
    StandardError.write(sanitised(lines.joined(separator: "\n")))
  }

  /// What answers are compared with in this draw, and what became of the draw.
  func write(_ prepared: PreparedVariant) {
    var lines: [String] = []
    if let key = prepared.keyText { lines += ["", "== key of this draw"] + Self.entry("is", key) }
    let redraws = prepared.variant.redraws
    if redraws > 0 {
      lines += Self.entry(
        "draws", "\(redraws + 1), since a mistake lay too close to the key before")
    }
    if !prepared.disabledMistakes.isEmpty {
      let notes = prepared.disabledMistakes.map { "'\($0)'" }.joined(separator: ", ")
      lines += Self.entry("without", "\(notes), too close to the key in this draw")
    }
    guard !lines.isEmpty else { return }
    StandardError.write(sanitised(lines.joined(separator: "\n")))
  }

  /// `312 instructions, 1 024 bytes`.
  static func usage(_ usage: LuaUsage) -> String {
    "\(usage.instructions.grouped) instructions, \(usage.allocation.grouped) bytes"
  }

  /// The text, or for a long one where it was shown before.
  private func short(_ text: String, in phase: String) -> String {
    guard text.contains("\n") else { return text }
    if let first = shown[text] { return "the same as \(first) gets" }
    shown[text] = phase
    return text
  }

  /// A labelled text; its further lines stand below its first.
  private static func entry(_ label: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { place, line in
      (place == 0 ? "   \(label.padded(to: 8))" : "           ") + line
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
