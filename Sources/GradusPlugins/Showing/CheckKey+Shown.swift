internal import GradusCore
internal import GradusTensor

extension CheckKey {
  /// The key with its mistakes: `check { kind = "number", key = 4.0, mistakes = { … } }`.
  var shownValue: ShownValue {
    var entries: [(key: String?, value: ShownValue)] = [("kind", .word("\"\(kind.rawValue)\""))]
    for step in steps {
      let prefix = kind == .steps ? "\(step.name)." : ""
      entries.append((prefix + "key", shownValue(step.key)))
      let mistakes = step.mistakes.map { mistake in
        (key: ShownKey(text: mistake.note).source as String?, value: shownValue(mistake.value))
      }
      if !mistakes.isEmpty {
        entries.append((prefix + "mistakes", .group(name: "", entries: mistakes, more: 0)))
      }
    }
    return .group(name: "check ", entries: entries, more: 0)
  }

  private func shownValue(_ tensor: Tensor) -> ShownValue {
    kind == .number
      ? .word((tensor.elements.first ?? .nan).shownInLua) : TensorText(tensor).shown
  }
}

extension PreparedVariant {
  /// What answers are compared with, and the named mistakes of this draw, as a plugin's author reads
  /// them; `nil` when the format has no key.
  public var keyText: String? { key?.shownValue.text(mostLines: CallWatch.mostLines) }
}
