internal import GradusCore

// The file as a whole.
extension Problem {
  static func fileTooLarge(bytes: Int) -> Problem {
    let size = Double(bytes) / Double(1 << 20)
    let tenths = (size * 10).rounded(.up) / 10
    return Problem("the file has \(tenths.shown) MiB, more than 4: split it into several files")
  }

  static let utf16 = Problem("the file is UTF-16: save it as UTF-8")

  static func notUTF8(byte: UInt8, offset: Int) -> Problem {
    let digits = String(byte, radix: 16, uppercase: true)
    let shown = digits.count == 1 ? "0" + digits : digits
    return Problem("byte 0x\(shown) at offset \(offset) is not UTF-8: save the file as UTF-8")
  }

  static func controlCharacter(_ scalar: Unicode.Scalar) -> Problem {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Problem("invisible character U+\(code): delete it")
  }

  static let tooManyMarks = Problem(
    "more than \(String.mostMarks) combining marks in a row: delete most of them")

  static let emptyFile = Problem("the file is empty")
  static let tooManyNodes = Problem(
    "the file has more than \(YAMLReader.maximumNodes) keys and values: split it into several files"
  )
  static let tooDeep = Problem("nested deeper than \(YAMLReader.maximumDepth) levels")
}

// What YAML has and banks have not.
extension Problem {
  static let anchor = Problem(
    "'&' starts an anchor, and banks have none: write the data out, or put a text that starts with "
      + "'&' in quotes")
  static let alias = Problem(
    "'*' starts an alias, and banks have none: write the data out, or put a text that starts with "
      + "'*' in quotes")
  static let tag = Problem(
    "'!' starts a tag, and banks have none: put a text that starts with '!' in quotes")
  static let mergeKey = Problem("'<<' merges tables, and banks do not: write the entries out")
  static let directive = Problem(
    "'%' starts a directive, and banks have none: put a text that starts with '%' in quotes")
  static let secondDocument = Problem(
    "a second document starts here, and a file has one: delete the '---', or make it two files")
}

// Keys and scalars.
extension Problem {
  static func duplicateKey(_ key: String, firstLine: Int) -> Problem {
    Problem("duplicate key \(key.quoted): it is already on line \(firstLine)")
  }

  static func repeatedKey(_ key: String) -> Problem {
    Problem("key \(key.quoted) occurs again in the same table")
  }

  static let keyIsNoText = Problem("a key must be a text, not a list or a table")
  static let emptyKey = Problem("there is no key before this ':'")

  static func unquotedPlaceholder(_ name: String) -> Problem {
    Problem("put {{\(name)}} in quotes: without them '{' starts a table")
  }

  static func numberTooLarge(_ text: String) -> Problem {
    Problem("\(text.quoted) is too large for a number: put it in quotes if it is a text")
  }

  static func escapeInQuotes(_ letter: Character) -> Problem {
    Problem(
      "'\\\(letter)' in double quotes is a control character: write '\\\\\(letter)', "
        + "or use single quotes")
  }

  static func badEscape(_ letter: String) -> Problem {
    Problem(
      "'\\\(letter)' in double quotes is no valid escape: write '\\\\\(letter)', "
        + "or use single quotes")
  }
}

// Syntax.
extension Problem {
  static func tabIndentation(others: Int) -> Problem {
    let also =
      switch others {
      case 0: ""
      case 1: " (as one other line is)"
      default: " (as \(others) other lines are)"
      }
    return Problem("this line is indented by a tab\(also): use spaces")
  }

  static let strayColon = Problem(
    "': ' cannot stand here: put the text in quotes, or check the indentation")
  static let strayDash = Problem(
    "'- ' cannot stand here: start the list on a line of its own, or put the text in quotes")
  static let strayQuestionMark = Problem("'? ' cannot stand here: put the text in quotes")
  static let strayContent = Problem(
    "this does not belong to what stands before it: check indentation, brackets and quotes")

  static func notPartOfTable(start: Int) -> Problem {
    Problem(
      "this does not fit the table that starts on line \(start): check indentation, brackets and "
        + "quotes")
  }

  static func notPartOfList(start: Int) -> Problem {
    Problem(
      "this does not fit the list that starts on line \(start): check its indentation and its '- '")
  }

  static func openList(start: Int) -> Problem {
    Problem("the list that starts with '[' on line \(start) needs ',' or ']' here")
  }

  static func openTable(start: Int) -> Problem {
    Problem("the table that starts with '{' on line \(start) needs ',' or '}' here")
  }

  static let missingValue = Problem("a value or a closing bracket is missing here")
  static let missingColon = Problem("this needs ':' after it, to be a key")
  static let openQuote = Problem("the quote that starts here is never closed")
  static let textAfterQuote = Problem(
    "the text goes on after its closing quote: double a quote inside it ('it''s'), or use the other "
      + "kind of quotes")
  static let textAfterBlockMark = Problem("after '|' or '>' the text starts on the next line")

  static func badStart(_ character: String) -> Problem {
    Problem("a text cannot start with '\(character)': put it in quotes")
  }

  static func syntax(_ problem: String) -> Problem {
    Problem("this is no valid YAML: \(problem)")
  }
}
