public import GradusCore

/// Reads quiz files.
///
///     let quiz = try QuizReader.read(bytes, file: "quizzes/final.yaml").get()
public enum QuizReader {
  /// The fields of a quiz.
  public static let fieldNames = [
    "quiz", "title", "bank", "select", "count", "draw", "follow_ups", "order", "rule", "attempts",
    "attempt_rule", "mode", "time_limit",
  ]

  /// Reads the bytes of a file. `file` is what findings and places call it.
  public static func read(_ bytes: some Collection<UInt8>, file: String) -> Reading<Quiz> {
    DeepStack.run {
      let findings = Findings()
      let quiz = quiz(bytes, file: file, findings)
      return Reading(content: quiz?.quiz, diagnostics: findings.diagnostics)
    }
  }

  /// Reads every `.yaml` and `.yml` file below a folder, in the order of their paths. A folder
  /// without any gives no quizzes.
  public static func read(folder: String) -> Reading<[Quiz]> { read(YAMLFiles(folder: folder)) }

  /// Reads the quizzes of files that were read before, as `read(folder:)` does.
  public static func read(_ files: YAMLFiles) -> Reading<[Quiz]> {
    DeepStack.run { readAll(files) }
  }

  private static func readAll(_ files: YAMLFiles) -> Reading<[Quiz]> {
    let findings = Findings()
    findings.add(files.diagnostics)
    guard files.count != nil else {
      return Reading(content: nil, diagnostics: findings.diagnostics)
    }
    var quizzes: [Quiz] = []
    var places: [String: SourceLocation] = [:]
    for file in files.files {
      guard let (quiz, location) = quiz(file.bytes, file: file.path, findings) else { continue }
      quizzes.append(quiz)
      if let first = places[quiz.name] {
        findings.report(.duplicateQuiz(quiz.name, first: first), at: location)
      } else {
        places[quiz.name] = location
      }
    }
    return Reading(content: quizzes, diagnostics: findings.diagnostics)
  }

  private static func quiz(
    _ bytes: some Collection<UInt8>, file: String, _ findings: Findings
  ) -> (quiz: Quiz, nameLocation: SourceLocation)? {
    guard let document = YAMLDocument(bytes, file: file, findings: findings),
      let table = TableReader(document.root, noun: "a quiz", findings: findings),
      let quiz = QuizBuilder(table: table).build()
    else { return nil }
    return (quiz, table["quiz"]?.location ?? table.location)
  }
}

/// Builds a quiz from the fields of its file.
struct QuizBuilder {
  let table: TableReader

  /// The quiz; `nil` when it has no name or no bank. A part with an error has its default.
  func build() -> Quiz? {
    table.refuseUnknown(besides: QuizReader.fieldNames)
    let name = table.required("quiz").flatMap { table.name($0, "'quiz'") }
    let title = table.required("title").flatMap { table.text($0, "'title'") }
    let bank = table.required("bank").flatMap { table.string($0, "'bank'") }
    let selection = table["select"].flatMap { select($0) }
    let count = table["count"].flatMap { table.wholeNumber($0, "'count'", in: 1...Int.max) }
    let draw = table["draw"].flatMap {
      table.word($0, "'draw'", among: Quiz.Draw.allCases.map(\.rawValue))
    }
    let followUps = table["follow_ups"].flatMap {
      table.wholeNumber($0, "'follow_ups'", in: 0...20)
    }
    let order = table["order"].flatMap {
      table.word($0, "'order'", among: Quiz.Order.allCases.map(\.rawValue))
    }
    let rule = table["rule"].flatMap { self.rule($0, "'rule'") }
    let attempts = table["attempts"].flatMap {
      table.wholeNumber($0, "'attempts'", in: 1...Int.max)
    }
    let attemptRule = table["attempt_rule"].flatMap { self.rule($0, "'attempt_rule'") }
    let mode = table["mode"].flatMap {
      table.word($0, "'mode'", among: ["practice", "exam", "interview"])
    }
    let timeLimit = table["time_limit"].flatMap { seconds($0) }
    guard let name, let bank else { return nil }
    var quiz = Quiz(
      name: name, title: title ?? "", bank: bank, selection: selection ?? Quiz.Selection(),
      count: count, attempts: attempts, attemptRule: attemptRule, timeLimit: timeLimit,
      location: table.location)
    if let draw = draw.flatMap(Quiz.Draw.init) { quiz.draw = draw }
    if let followUps { quiz.followUps = followUps }
    if let order = order.flatMap(Quiz.Order.init) { quiz.order = order }
    if let rule { quiz.rule = rule }
    if let mode = mode.flatMap(Session.Mode.init) { quiz.mode = mode }
    return quiz
  }

  private func select(_ data: Authored) -> Quiz.Selection? {
    guard let fields = TableReader(data, noun: "'select'", findings: table.findings) else {
      return nil
    }
    fields.refuseUnknown(besides: ["sections", "tags", "formats", "questions", "difficulty"])
    var selection = Quiz.Selection()
    func strings(_ key: String) -> [String] {
      fields[key].flatMap { fields.strings($0, "'\(key)'") } ?? []
    }
    selection.sections = Set(strings("sections"))
    selection.tags = Set(strings("tags"))
    selection.formats = Set(strings("formats"))
    selection.questions = fields["questions"].flatMap { addresses($0) } ?? []
    if let data = fields["difficulty"] {
      guard let range = difficulties(data) else {
        table.findings.report(.badDifficulty(data.described), at: data.location)
        return selection
      }
      selection.difficulties = range
    }
    return selection
  }

  /// Names of topics, and of questions with their topics.
  private func addresses(_ data: Authored) -> [String]? {
    table.list(data, "'questions'")?.compactMap { element in
      guard let text = table.string(element, "an element of 'questions'") else { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ String($0).isKebabCase }) else {
        table.findings.report(.badAddress(text), at: element.location)
        return nil
      }
      return text
    }
  }

  private func difficulties(_ data: Authored) -> ClosedRange<Int>? {
    let ends =
      switch data.content {
      case .list(let elements): elements.compactMap(\.value.wholeNumber)
      default: [data.value.wholeNumber, data.value.wholeNumber].compactMap { $0 }
      }
    if case .list(let elements) = data.content, elements.count != 2 { return nil }
    guard ends.count == 2, ends[0] <= ends[1], ends[0] >= 1, ends[1] <= 5 else { return nil }
    return ends[0]...ends[1]
  }

  /// A rule by its name, or a table with its name and options.
  func rule(_ data: Authored, _ name: String) -> Quiz.RuleChoice? {
    guard case .map(let entries) = data.content else {
      return table.string(data, name).map { Quiz.RuleChoice(name: $0) }
    }
    guard
      let fields = TableReader(data, noun: name, findings: table.findings),
      let rule = fields.required("name").flatMap({ fields.string($0, "'name'") })
    else { return nil }
    let options = entries.filter { $0.key != "name" }.map { ($0.key, $0.value.value) }
    return Quiz.RuleChoice(
      name: rule, options: Dictionary(options, uniquingKeysWith: { first, _ in first }))
  }

  private func seconds(_ data: Authored) -> Double? {
    let seconds: Double? =
      switch data.content {
      case .text(let text): TimeSpan.seconds(text)
      default: data.value.double.map { $0 * 60 }
      }
    guard let seconds, seconds > 0, seconds.isFinite else {
      table.findings.report(.badTimeLimit(data.described), at: data.location)
      return nil
    }
    return seconds
  }
}

/// Spans of time as people write them.
package enum TimeSpan {
  /// The seconds of `90 s`, `20 min`, `1 h` or `1 h 30 min`; `nil` for anything else.
  package static func seconds(_ text: String) -> Double? {
    var rest = text[...].drop { $0 == " " }
    var total = 0.0
    var previous = Double.infinity
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count).drop { $0 == " " }
      guard let number = Double(digits), let size = size(of: unit), size < previous else {
        return nil
      }
      total += number * size
      previous = size
    }
    return previous == .infinity ? nil : total
  }

  private static func size(of unit: Substring) -> Double? {
    switch unit {
    case "s", "sec": 1
    case "min": 60
    case "h": 3600
    default: nil
    }
  }
}

extension Authored {
  /// The value as a message quotes it.
  var described: String {
    switch content {
    case .null: "empty"
    case .text(let text): text.quoted
    default: value.shown.count > 60 ? kindName : value.shown
    }
  }
}
