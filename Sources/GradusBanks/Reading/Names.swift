extension String {
  /// Whether this is a stable name: words of lower-case ASCII letters and digits with single
  /// hyphens between them.
  var isKebabCase: Bool {
    !isEmpty
      && split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0.isASCIIDigit }
      }
  }

  /// The name in the form ``isKebabCase`` asks for, or nothing when it has other letters than ASCII.
  var kebabCased: String {
    var words: [String] = []
    var word = ""
    var previousIsLower = false
    for scalar in unicodeScalars {
      switch scalar {
      case "A"..."Z":
        if previousIsLower {
          words.append(word)
          word = ""
        }
        word += String(scalar).lowercased()
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "-", "_", " ", ".":
        words.append(word)
        word = ""
      default: return ""
      }
      previousIsLower = ("a"..."z").contains(scalar)
    }
    return (words + [word]).filter { !$0.isEmpty }.joined(separator: "-")
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
