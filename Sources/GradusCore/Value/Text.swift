/// A language Gradus speaks.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"
}

/// What a person reads: one text for everybody, or one for each language.
public struct Text: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The text for languages without a translation of their own.
  public var common: String?
  // Two fields and no dictionary: texts are made for every answer that is graded.
  private var english: String?
  private var chinese: String?

  /// The translations.
  public var translations: [Language: String] {
    get {
      var translations: [Language: String] = [:]
      translations[.english] = english
      translations[.chinese] = chinese
      return translations
    }
    set {
      english = newValue[.english]
      chinese = newValue[.chinese]
    }
  }

  /// Creates a text that is the same in every language.
  public init(_ common: String) { self.common = common }

  /// Creates a text from its translations.
  public init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// Creates a text from those translations that there are.
  package init(english: String?, chinese: String?) {
    self.english = english
    self.chinese = chinese
  }

  /// Creates a text from whatever translations there are.
  public init(translations: [Language: String]) { self.translations = translations }

  /// Creates a text that is the same in every language.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text in `language`; where that is missing, the common text, English, or whatever there is.
  public func text(in language: Language) -> String {
    translation(into: language) ?? common ?? english ?? chinese ?? ""
  }

  /// The text made for `language`, if there is one.
  package func translation(into language: Language) -> String? {
    language == .english ? english : chinese
  }

  /// The text with every translation changed by `change`.
  public func map(_ change: (String, Language) throws -> String) rethrows -> Text {
    var result = self
    result.common = try common.map { try change($0, .english) }
    result.english = try english.map { try change($0, .english) }
    result.chinese = try chinese.map { try change($0, .chinese) }
    return result
  }
}

extension Text {
  /// Reads a text from plain data: a string, a number, or a table by language.
  ///
  /// Returns `nil` when `value` is none of these, or a table with a key that is no language.
  public init?(_ value: Value) {
    switch value {
    case .text(let text): self.init(text)
    case .integer, .number: self.init(value.shown)
    case .map(let entries):
      var translations: [Language: String] = [:]
      for (key, value) in entries {
        guard let language = Language(rawValue: key) else { return nil }
        guard let text = value.string ?? value.double.map(\.shown) else { return nil }
        translations[language] = text
      }
      guard !translations.isEmpty else { return nil }
      self.init(translations: translations)
    default: return nil
    }
  }

  /// The text as plain data: a string, or a table by language.
  public var value: Value {
    if let common { return .text(common) }
    return .map(
      Dictionary(uniqueKeysWithValues: translations.map { ($0.key.rawValue, .text($0.value)) }))
  }
}
