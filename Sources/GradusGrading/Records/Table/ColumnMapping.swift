internal import Foundation
internal import GradusBanks
internal import GradusCore

/// What the columns of a table are, as a person wrote it down: for each name of a column a question,
/// or one of the words `id`, `student`, `seed`, `question`, `answer`, `ignore`.
///
/// The file is a table with two columns, the first row of which may be `column,question`, or YAML:
///
///     How wide is a head?: t012-heads.width
///     Matric no.: student
///     Comments: ignore
///
/// Questions are named as columns can be: by address, `12 width`, `width` or, with a quiz, `Q3`.
public struct ColumnMapping: Hashable, Sendable {
  /// The roles by the names of columns.
  public private(set) var roles: [String: ColumnRole] = [:]

  /// Creates a mapping.
  public init(_ roles: [String: ColumnRole]) { self.roles = roles }

  /// A line of the file.
  private struct Line {
    var number: Int
    var column: String
    var meaning: String
  }

  init(file: String, names: QuestionNames) throws(GradingError) {
    let isYAML = ["yaml", "yml"].contains((file as NSString).pathExtension.lowercased())
    let lines = isYAML ? try Self.yaml(file) : try Self.table(file)
    guard !lines.isEmpty else { throw GradingError(.badData, "\(file): it names no column") }
    var columns: [String: Int] = [:]
    var questions: [String: Line] = [:]
    for line in lines {
      let place = "\(file):\(line.number): "
      if let first = columns[line.column] {
        throw GradingError(
          .badData, "\(place)column '\(line.column)' is already on line \(first)")
      }
      columns[line.column] = line.number
      let role = try Self.role(line.meaning, names, place)
      roles[line.column] = role
      guard case .answers(let question) = role else { continue }
      if let first = questions[question] {
        throw GradingError(
          .badData,
          "\(place)question '\(question)' is already column '\(first.column)' on line "
            + "\(first.number)")
      }
      questions[question] = line
    }
  }

  private static func role(
    _ meaning: String, _ names: QuestionNames, _ place: String
  ) throws(GradingError) -> ColumnRole {
    let word = meaning.columnName
    if let role = ColumnRole.words.first(where: { $0.word == word })?.role { return role }
    if let address = names.address(of: meaning) { return .answers(to: address) }
    if let number = KnownColumns.number(word)?.number, names.quiz.indices.contains(number - 1) {
      return .answers(to: names.quiz[number - 1])
    }
    throw GradingError(
      .badData, "\(place)there is no question '\(meaning)'" + names.suggestion(for: meaning))
  }

  private static func table(_ file: String) throws(GradingError) -> [Line] {
    var rows = try CSVRows(path: file)
    var lines: [Line] = []
    while let (number, row) = try rows.next() {
      let cells: [String]
      switch row {
      case .problem(let problem): throw GradingError(.badData, "\(file):\(number): \(problem)")
      case .cells(let row): cells = row.map(\.trimmingBlanks).withoutEmptyEnd
      }
      if cells.isEmpty { continue }
      guard cells.count == 2, !cells[0].isEmpty else {
        throw GradingError(
          .badData, "\(file):\(number): a row is the name of a column and what it is")
      }
      if lines.isEmpty, cells.map(\.columnName) == ["column", "question"] { continue }
      lines.append(Line(number: number, column: cells[0], meaning: cells[1]))
    }
    return lines
  }

  private static func yaml(_ file: String) throws(GradingError) -> [Line] {
    var bytes: [UInt8] = []
    let window = ByteWindow(try ByteSource(path: file))
    while bytes.count <= YAMLReader.maximumSize, let byte = try window.byte(bytes.count) {
      bytes.append(byte)
    }
    let reading = YAMLReader.read(bytes, file: file)
    if let error = reading.diagnostics.first(where: { $0.severity == .error }) {
      throw GradingError(.badData, error.description)
    }
    guard let content = reading.content, case .map(let entries) = content.content else {
      throw GradingError(.badData, "\(file): it is no table such as {Q1: t012-heads.width}")
    }
    var lines: [Line] = []
    for entry in entries {
      let meaning: String
      switch entry.value.content {
      case .text(let text): meaning = text.trimmingBlanks
      case .integer(let number): meaning = String(number)
      default:
        throw GradingError(
          .badData,
          "\(entry.value.location): column '\(entry.key)' needs a question or a word, this is "
            + entry.value.value.kindName)
      }
      lines.append(
        Line(number: entry.keyLocation.line, column: entry.key.trimmingBlanks, meaning: meaning))
    }
    return lines
  }
}

extension [String] {
  /// Without the empty texts at the end.
  var withoutEmptyEnd: [String] {
    Array(prefix((lastIndex { !$0.isEmpty } ?? -1) + 1))
  }
}
