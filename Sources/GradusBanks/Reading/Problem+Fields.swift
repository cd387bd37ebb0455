internal import GradusCore

// Fields of tables.
extension Problem {
  static func unknownField(_ key: String, known: [String]) -> Problem {
    let hint = Suggestion.sentence(for: key, in: known)
    if !hint.isEmpty { return Problem("unknown field \(key.quoted)\(hint)") }
    if known.isEmpty { return Problem("unknown field \(key.quoted): none are known here") }
    return Problem("unknown field \(key.quoted): known are \(known.quotedList("and"))")
  }

  /// `typo` is a field that was perhaps meant to be this one.
  static func missingField(_ key: String, of noun: String, typo: String? = nil) -> Problem {
    Problem("\(noun) needs '\(key)'" + (typo.map { ". Is it spelled \($0.quoted) here?" } ?? ""))
  }

  /// `needs` names what must stand there: "a number", "a list".
  static func wrongKind(_ name: String, needs: String, is data: Authored, hint: String = "")
    -> Problem
  {
    if case .null = data.content { return Problem("\(name) needs \(needs), this is empty\(hint)") }
    return Problem("\(name) needs \(needs), this is \(data.kindName)\(hint)")
  }

  static func notWhole(_ name: String, _ data: Authored) -> Problem {
    guard let number = data.value.double else {
      return wrongKind(name, needs: "a whole number", is: data, hint: data.numberHint)
    }
    return Problem("\(name) is \(number.shown): it must be a whole number")
  }

  static func empty(_ name: String) -> Problem { Problem("\(name) is empty") }

  static func outOfRange(_ name: String, _ value: Double, minimum: Double?, maximum: Double?)
    -> Problem
  {
    let bounds =
      switch (minimum, maximum) {
      case (let low?, let high?) where low == high: low.shown
      case (let low?, let high?): "from \(low.shown) to \(high.shown)"
      case (let low?, nil): "at least \(low.shown)"
      case (nil, let high?): "at most \(high.shown)"
      case (nil, nil): "another number"
      }
    return Problem("\(name) is \(value.shown): it must be \(bounds)")
  }

  static func notANumber(_ name: String) -> Problem {
    Problem("\(name) is nan: it must be a number")
  }

  static func notPositive(_ name: String, _ value: Double) -> Problem {
    let needs = value.isFinite ? "greater than 0" : "a finite number"
    return Problem("\(name) is \(value.shown): it must be \(needs)")
  }

  static func wrongCount(_ name: String, _ count: Int, minimum: Double?, maximum: Double?)
    -> Problem
  {
    let bounds =
      switch (minimum, maximum) {
      case (let low?, let high?) where low == high: "exactly \(low.shown)"
      case (let low?, let high?): "\(low.shown) to \(high.shown)"
      case (let low?, nil): "at least \(low.shown)"
      case (nil, let high?): "at most \(high.shown)"
      case (nil, nil): "another number"
      }
    let elements = count == 1 ? "1 element" : "\(count) elements"
    return Problem("\(name) has \(elements): it needs \(bounds)")
  }

  static func unknownWord(_ name: String, _ word: String, known: [String]) -> Problem {
    let hint = Suggestion.sentence(for: word, in: known)
    return Problem(
      "\(name) cannot be \(word.quoted)" + (hint.isEmpty ? ": use \(known.quotedList("or"))" : hint)
    )
  }

  static func notKebabCase(_ name: String, _ text: String) -> Problem {
    let repaired = text.kebabCased
    let hint = repaired.isEmpty || repaired == text ? "" : ". Did you mean '\(repaired)'?"
    return Problem(
      "\(name) is \(text.quoted): it must be lower-case letters, digits and single hyphens" + hint)
  }
}

// Texts and translations.
extension Problem {
  static func missingTranslation(_ name: String, _ language: Language) -> Problem {
    Problem("\(name) has no \(language.englishName) translation: add '\(language.rawValue)'")
  }

  static func unknownLanguage(_ key: String) -> Problem {
    Problem("unknown language \(key.quoted): known are 'en' and 'zh'")
  }

  static func untranslated(_ name: String) -> Problem {
    Problem("\(name) is one text for all languages: write {en: …, zh: …} as elsewhere in this bank")
  }

  static func openPlaceholder(_ text: String) -> Problem {
    Problem("\(text.quoted) has '{{' without '}}': close it, or write '{ {' for two braces")
  }

  static func nothingToInsert(_ name: String) -> Problem {
    Problem("{{\(name)}} has nothing to insert: the question has no 'generate'")
  }
}

extension Language {
  /// What the language is called in a message.
  var englishName: String {
    switch self {
    case .english: "English"
    case .chinese: "Chinese"
    }
  }
}

extension Authored {
  /// What a person calls this: "a number", "a list", …
  var kindName: String {
    switch content {
    case .null: "nothing"
    case .boolean: "a truth value"
    case .integer, .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a table"
    }
  }
}
