/// What a column of a table is.
public enum ColumnRole: Hashable, Sendable {
  /// The record's own id.
  case id
  /// Who gave the answers.
  case student
  /// The seed the questions were asked with.
  case seed
  /// Which question the row answers, in a table with one answer a row.
  case question
  /// The answer, in a table with one answer a row.
  case answer
  /// Nothing that is graded.
  case ignored
  /// The answers to this question, by address.
  case answers(to: String)

  /// The roles that a word names, as files of columns write them.
  static let words: [(word: String, role: ColumnRole)] = [
    ("id", .id), ("student", .student), ("seed", .seed), ("question", .question),
    ("answer", .answer), ("ignore", .ignored),
  ]
}
