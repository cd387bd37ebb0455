import Foundation

/// A command line that somebody is typing.
struct TypedLine {
  /// Its words, without quotes and with the home folder written out.
  let words: [String]

  /// Reads the words as a shell hands them over: verbatim, with their quotes.
  init(_ words: [String], home: String = ProcessInfo.processInfo.environment["HOME"] ?? "") {
    self.words = words.map { word in
      let plain = word.filter { !#"'"\"#.contains($0) }
      return plain.hasPrefix("~/") ? home + plain.dropFirst() : plain
    }
  }

  /// What is given for an option, as `--name value` or `--name=value`.
  func values(of option: String) -> [String] {
    words.indices.compactMap { index in
      let word = words[index]
      if word == option { return index + 1 < words.count ? words[index + 1] : nil }
      return word.hasPrefix(option + "=") ? String(word.dropFirst(option.count + 1)) : nil
    }
  }
}
