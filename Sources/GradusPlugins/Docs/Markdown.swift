/// The few forms of Markdown that the pages are made of.
enum Markdown {
  /// The place a heading can be linked by, as GitHub makes it.
  static func anchor(_ heading: String) -> String {
    String(
      heading.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }

  static func code(_ text: String) -> String { "`\(text)`" }

  static func block(_ text: String) -> String { "```lua\n\(text)\n```" }
}

extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
