internal import GradusCore

/// A text in its languages, each taken apart once to be filled in for many seeds.
struct TranslatedTemplate {
  private let common: TextTemplate?
  private let english: TextTemplate?
  private let chinese: TextTemplate?

  init(_ text: Text) {
    common = text.common.map { TextTemplate($0, .english) }
    english = text.translation(into: .english).map { TextTemplate($0, .english) }
    chinese = text.translation(into: .chinese).map { TextTemplate($0, .chinese) }
  }

  /// The text with these parameters, in every language.
  func filled(_ parameters: [String: Value]) throws(Placeholder.Problem) -> Text {
    let common = try common?.filled(parameters)
    var text = Text(
      english: try english?.filled(parameters), chinese: try chinese?.filled(parameters))
    text.common = common
    return text
  }
}
