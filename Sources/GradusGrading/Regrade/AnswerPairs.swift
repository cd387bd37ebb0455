/// Puts each answer beside its result: the n-th beside the n-th, except that the answers of one
/// student's line may come in another order than then, since that is the bank's.
struct AnswerPairs {
  /// A result and the answer it was graded from.
  struct Pair {
    var line: ResultsCursor.Line
    var answer: AnswerRecord
    /// What files named in the answer are relative to.
    var folder: String
  }

  private struct Waiting {
    var answer: AnswerRecord
    var folder: String
    /// Counts the answers of a file from 1.
    var number: Int
  }

  private var results: ResultsCursor
  private var paths: [String] = []
  private var count = 0
  /// The answers read so far of one student's line or row.
  private var waiting: [Waiting] = []
  private var waitingIDs: Set<String> = []

  init(results: ResultsCursor) { self.results = results }

  /// The path of the results.
  var path: String { results.path }
  /// How many bytes of results there are; `nil` when that is not known.
  var size: Int? { results.size }

  /// Goes on with the answers of another file. Returns the pairs that are complete.
  mutating func begin(_ path: String) throws(GradingError) -> [Pair] {
    let pairs = try takeWaiting()
    paths.append(path)
    count = 0
    return pairs
  }

  /// Takes the next answer. Returns the pairs that are complete.
  mutating func add(_ answer: AnswerRecord, _ folder: String) throws(GradingError) -> [Pair] {
    let name = waiting.last?.answer.nameOfLine
    let isOfSameLine =
      name != nil && name == answer.nameOfLine && !waitingIDs.contains(answer.id)
    let pairs = isOfSameLine ? [] : try takeWaiting()
    count += 1
    waiting.append(Waiting(answer: answer, folder: folder, number: count))
    waitingIDs.insert(answer.id)
    return pairs
  }

  /// The last pairs.
  ///
  /// - Throws: `GradingError` when results are left.
  mutating func end() throws(GradingError) -> [Pair] {
    let pairs = try takeWaiting()
    guard let line = try results.next() else { return pairs }
    let files = paths.map { "'\($0)'" }.joined(separator: " and ")
    throw GradingError(
      .badData,
      "\(path):\(line.record.line): \(files) \(paths.count == 1 ? "ends" : "end") before the answer "
        + "to '\(line.record.id)': \(Self.advice)")
  }

  private mutating func takeWaiting() throws(GradingError) -> [Pair] {
    var answers = waiting
    waiting.removeAll(keepingCapacity: true)
    waitingIDs.removeAll(keepingCapacity: true)
    var lines: [ResultsCursor.Line] = []
    while lines.count < answers.count {
      guard let line = try results.next() else {
        let left = answers[lines.count]
        throw GradingError(
          .badData,
          "'\(path)' ends before \(words(for: left)), which is '\(left.answer.id)': "
            + Self.advice)
      }
      lines.append(line)
    }
    if zip(lines, answers).contains(where: { $0.record.id != $1.answer.id }) {
      let places = Dictionary(
        lines.enumerated().map { ($1.record.id, $0) }, uniquingKeysWith: { first, _ in first })
      answers.sort { places[$0.answer.id] ?? .max < places[$1.answer.id] ?? .max }
    }
    var pairs: [Pair] = []
    for (line, given) in zip(lines, answers) {
      try requireSame(line, given)
      pairs.append(Pair(line: line, answer: given.answer, folder: given.folder))
    }
    return pairs
  }

  private func requireSame(
    _ line: ResultsCursor.Line, _ given: Waiting
  ) throws(GradingError) {
    let (old, answer) = (line.record, given.answer)
    // A line that could not be read was named by its number, and may have been mended since.
    guard !old.isUnread else { return }
    for (name, before, now) in [
      ("id", old.id, answer.id), ("student", old.student, answer.student),
      ("question", old.question, answer.question),
      ("seed", old.seed.map { String($0) }, answer.seed.map { String($0) }),
    ] where before != now {
      func named(_ value: String?) -> String { value.map { "\(name) '\($0)'" } ?? "no \(name)" }
      throw GradingError(
        .badData,
        "\(path):\(line.record.line): the result has \(named(before)), but \(words(for: given)) "
          + "has \(named(now)): \(Self.advice)")
    }
  }

  private func words(for given: Waiting) -> String {
    "answer \(given.number) of '\(paths.last ?? "")'"
  }

  private static let advice =
    "give the answers these results were graded from, in the same order and with the same --bank "
    + "and --quiz"
}

extension AnswerRecord {
  /// What names the line or row, when it holds all answers of a student.
  fileprivate var nameOfLine: Substring? {
    guard let question, id.hasSuffix("/" + question) else { return nil }
    return id.dropLast(question.count + 1)
  }
}

extension RecordedVerdict {
  /// Whether the answer's line could not be read.
  var isUnread: Bool { status == .badInput || question == nil }
}
