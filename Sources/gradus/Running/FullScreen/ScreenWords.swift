import GradusCore
import GradusTerminal

/// What the full screen says, in the learner's language.
struct ScreenWords {
  let language: Language

  /// A sentence in the learner's language.
  func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  /// A key and what it does, in the learner's language.
  func hint(_ key: String, _ english: String, _ chinese: String) -> KeyHint {
    KeyHint(key, say(english, chinese))
  }
}
