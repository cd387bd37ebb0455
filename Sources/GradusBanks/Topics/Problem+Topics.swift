internal import GradusCore

extension Problem {
  static func duplicateId(_ id: String, firstLine: Int) -> Problem {
    Problem("question \(id.quoted) is already on line \(firstLine)")
  }

  static func duplicateTopic(_ name: String, first: SourceLocation) -> Problem {
    Problem("topic \(name.quoted) is already in \(first)")
  }

  static func duplicateNumber(_ number: Int, topic: String, first: SourceLocation) -> Problem {
    Problem("number \(number) is already taken by topic \(topic.quoted) in \(first)")
  }

  static let noQuestions = Problem("'questions' is empty: a topic needs at least one question")

  static let foldedCode = Problem(
    "'generate' is code in a '>' block, which joins its lines: use 'generate: |'")
  static let codeOnManyLines = Problem(
    "'generate' is code on several lines, which are joined here: use 'generate: |'")

  static func missingFolder(_ folder: String) -> Problem {
    Problem("there is no folder \(folder.quoted)")
  }

  static func notAFolder(_ folder: String) -> Problem {
    Problem("\(folder.quoted) is a file: name the folder it is in")
  }

  static func emptyFolder(_ folder: String) -> Problem {
    Problem("\(folder.quoted) holds no topic file: one ends in '.yaml' or '.yml'")
  }

  static let unreadable = Problem("this cannot be read: check its permissions")
  static let notARegularFile = Problem("this is no regular file")
}
