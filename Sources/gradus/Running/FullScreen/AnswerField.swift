import GradusCore
import GradusScreen
import GradusTerminal

/// Chooses the field for what a question's view asks for.
struct AnswerField {
  /// The field, with an earlier answer in it.
  let field: any InputField
  /// The view without what the field shows itself.
  let view: View
  /// Whether letters are text, so that commands need Ctrl.
  let isTyping: Bool

  /// - Parameter earlier: the answer given before, as it was typed.
  init(_ view: View, earlier: Value?, language: Language) {
    let typed = earlier?.string ?? ""
    var rest = view
    var isTyping = true
    switch view.input {
    case .choice(let names, let isMultiple):
      field = ChoiceField(
        rest.takeOptions(names, language), isMultiple: isMultiple,
        chosen: Self.labels(in: typed, names))
      isTyping = false
    case .order(let names):
      field = OrderField(rest.takeOptions(names, language), order: Self.labels(in: typed, names))
      isTyping = false
    case .line: field = LineField(typed)
    case .lines, .rubric: field = TextField(typed)
    case .matrix(let rows, let columns):
      field = MatrixField(rows: rows, columns: columns, text: typed)
    }
    self.view = rest
    self.isTyping = isTyping
  }

  /// The labels a line names, as in `A C` or `ac`.
  private static func labels(in typed: String, _ names: [String]) -> [String] {
    func name(_ word: some StringProtocol) -> String? {
      names.first { $0.lowercased() == word.lowercased() }
    }
    return typed.split { $0 == " " || $0 == "," }.flatMap { word in
      name(word).map { [$0] } ?? word.compactMap { name(String($0)) }
    }
  }

  /// How the answer is given, where the field does not say so itself.
  static func advice(_ view: View, _ words: ScreenWords) -> String? {
    switch view.input {
    case .choice(_, multiple: true):
      words.say("Several may be right; space or a letter ticks.", "可能有多个正确选项；用空格或字母勾选。")
    case .order:
      words.say(
        "Space takes a line, the arrows move it, space puts it down.", "空格选中一行，方向键移动，再按空格放下。")
    case .line, .lines: view.hint?.text(in: words.language)
    case .choice, .matrix, .rubric: nil
    }
  }
}

extension View {
  /// Takes the block with these labels out of the view, to be shown by a field.
  fileprivate mutating func takeOptions(
    _ labels: [String], _ language: Language
  ) -> [GradusScreen.Block.Item] {
    for (place, block) in blocks.enumerated() {
      guard case .options(let items) = block, items.map(\.label) == labels else { continue }
      blocks.remove(at: place)
      return items.map { .init($0.label, $0.text.text(in: language)) }
    }
    return labels.map { .init($0, "") }
  }
}
