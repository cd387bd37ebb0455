internal import GradusCore
internal import GradusPlugins

/// Looks for what gives an answer away, and for translations that are none, in what a learner sees.
/// Nothing here knows a format: an option is what a view shows as one.
struct WordingReader {
  let variant: PreparedVariant
  let engine: Engine

  /// What somebody should look at, a sentence each.
  func remarks() throws(PluginError) -> [String] {
    var remarks = untranslated
    for language in Language.allCases {
      let view = try engine.view(of: variant, in: language)
      remarks += aboutOptions(view, language)
    }
    return remarks
  }

  // MARK: Translations

  private var untranslated: [String] {
    let shown = variant.variant
    var texts = [("prompt", shown.prompt)]
    if let explanation = shown.explanation { texts.append(("explanation", explanation)) }
    return texts.compactMap { name, text in
      guard let english = text.translations[.english], let chinese = text.translations[.chinese],
        english == chinese, english.contains(where: \.isLetter), !english.isFormula
      else { return nil }
      return "the '\(name)' is the same in English and in Chinese"
    }
  }

  // MARK: Options

  private func aboutOptions(_ view: View, _ language: Language) -> [String] {
    guard case .choice(let labels, let multiple) = view.input else { return [] }
    var items: [View.Item] = []
    for case .options(let options) in view.blocks {
      items += options.filter { labels.contains($0.label) }
    }
    var remarks: [String] = []
    for item in items {
      let text = item.text.text(in: language)
      if Self.catchAlls.contains(where: { text.lowercased().contains($0) }) {
        remarks.append("the option '\(text)' stands for others; options are shuffled")
      }
    }
    if !multiple, let key = key(among: items) {
      let lengths = items.filter { $0.label != key.label }.map { $0.text.text(in: language).count }
      let length = key.text.text(in: language).count
      if let longest = lengths.max(), length > 2 * longest, length > 12 {
        remarks.append(
          "the key is more than twice as long as every other option (\(language.rawValue)), which "
            + "gives it away")
      }
    }
    return remarks
  }

  private static let catchAlls = [
    "all of the above", "none of the above", "all the above", "以上都", "以上全", "以上皆", "以上均",
  ]

  /// The one option that earns everything.
  private func key(among items: [View.Item]) -> View.Item? {
    let right = items.filter { engine.grade(.text($0.label), variant).isRight }
    return right.count == 1 ? right[0] : nil
  }
}

extension String {
  /// Whether nothing but formulas, code and numbers is said.
  fileprivate var isFormula: Bool {
    var isInside = false
    for character in self {
      if character == "$" || character == "`" { isInside.toggle() }
      if !isInside, character.isLetter { return false }
    }
    return true
  }
}
