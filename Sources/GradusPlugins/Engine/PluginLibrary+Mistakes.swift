public import GradusCore

extension PluginLibrary {
  /// What a learner is told of each named mistake of a question, by its note.
  ///
  /// The sentences are those of the checks it names, and before them the question's own: in any
  /// part of its fields that has a `note` and `feedback`, such as a mistake or an option. A sentence
  /// with a placeholder is left out, since its words differ from draw to draw.
  public func mistakeSentences(of question: Question) -> [String: Text] {
    var sentences: [String: Text] = [:]
    Self.collect(question.fields.value, into: &sentences)
    guard let (_, format) = find(question.format, in: \.formats) else { return sentences }
    for field in format.fields where field.kind == .check {
      guard let name = question.fields[field.name]?.value.string,
        let (_, check) = find(name, in: \.checks)
      else { continue }
      for step in check.steps { sentences.merge(step.mistakes) { own, _ in own } }
    }
    return sentences
  }

  private static func collect(_ value: Value, into sentences: inout [String: Text]) {
    if let elements = value.elements {
      for element in elements { collect(element, into: &sentences) }
    }
    guard let entries = value.entries else { return }
    if let note = entries["note"]?.string, let text = entries["feedback"].flatMap(Text.init),
      !text.hasPlaceholder
    {
      sentences[note] = text
    }
    for (_, entry) in entries.sorted(by: { $0.key < $1.key }) { collect(entry, into: &sentences) }
  }
}

extension Text {
  /// Whether a parameter stands in it, in any language.
  fileprivate var hasPlaceholder: Bool {
    (common?.contains("{{") ?? false) || translations.values.contains { $0.contains("{{") }
  }
}
