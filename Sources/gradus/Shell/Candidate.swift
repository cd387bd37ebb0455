import ArgumentParser
import GradusScreen

/// A word that a shell may complete what is typed with.
struct Candidate: Hashable {
  let word: String
  /// What the word stands for, for shells that show it.
  let meaning: String

  /// Creates a candidate; `nil` for a word that a shell could take for more than a word: bash runs a
  /// command that is written in one, and zsh ends it at a colon.
  init?(_ word: String, meaning: String = "") {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-._/".contains($0) }
    guard !word.isEmpty, isPlain else { return nil }
    self.word = word
    self.meaning = renderMarkup(meaning).plain.replacing("\n", with: " ")
  }

  /// The candidate as a shell wants it.
  func text(for shell: CompletionShell?) -> String {
    guard !meaning.isEmpty else { return word }
    return switch shell {
    case .zsh?: "\(word):\(meaning)"
    case .fish?: "\(word)\t\(meaning)"
    default: word
    }
  }
}
