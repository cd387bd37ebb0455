internal import GradusCore

extension String {
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
