internal import GradusCore
internal import Yams

/// Says in the words of an author what the YAML parser says in its own.
struct SyntaxReporter {
  let grid: CharacterGrid
  let file: String

  /// Reports an error of the parser. `hidesAnchors` says that something that may be an anchor was
  /// hidden from it, which then often is the true reason.
  func report(_ error: any Error, hidesAnchors: Bool, to findings: Findings) {
    guard let fault = Fault(error) else {
      findings.report(.syntax("\(error)"), at: SourceLocation(file: file, line: 1))
      return
    }
    let anchors = hidesAnchors ? anchors(upTo: fault.place.line) : []
    guard anchors.isEmpty else {
      for anchor in anchors.prefix(20) { findings.report(.anchor, at: location(anchor)) }
      return
    }
    if let tab = tab(near: fault.place) {
      let others = linesIndentedByTabs.count - 1
      findings.report(.tabIndentation(others: max(0, others)), at: location(tab))
      return
    }
    let (problem, place) = explain(fault)
    findings.report(problem, at: location(place))
  }

  private struct Fault {
    var problem: String
    var place: Position
    var context: String
    var start: Position?

    init?(_ error: any Error) {
      guard let error = error as? YamlError else { return nil }
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        self.problem = problem
        self.context = context?.text ?? ""
        place = Position(mark)
        start = context.map { Position($0.mark) }
      default: return nil
      }
    }
  }

  private func explain(_ fault: Fault) -> (Problem, Position) {
    let place = fault.place
    let start = fault.start ?? place
    switch fault.problem {
    case "mapping values are not allowed in this context", "found unexpected ':'":
      return (.strayColon, place)
    case "did not find expected key":
      return (isAfterQuote(place) ? .textAfterQuote : .notPartOfTable(start: start.line), place)
    case "did not find expected '-' indicator": return (.notPartOfList(start: start.line), place)
    case "did not find expected ',' or ']'": return (.openList(start: start.line), place)
    case "did not find expected ',' or '}'": return (.openTable(start: start.line), place)
    case "did not find expected node content": return (.missingValue, place)
    case "could not find expected ':'": return (.missingColon, start)
    case "block sequence entries are not allowed in this context": return (.strayDash, place)
    case "mapping keys are not allowed in this context": return (.strayQuestionMark, place)
    case "found unexpected end of stream", "found unexpected document indicator":
      return (.openQuote, start)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return (.badEscape(escape(near: place)), place)
    case "found undefined alias": return (.alias, place)
    case "did not find expected alphabetic or numeric character":
      return (fault.context.contains("alias") ? .alias : .anchor, start)
    case "found incompatible YAML document": return (.directive, place)
    case "did not find expected <document start>": return (.strayContent, place)
    case "but found another document": return (.secondDocument, place)
    case "found character that cannot start any token":
      return (.badStart(grid[place].map(String.init) ?? ""), place)
    case "did not find expected comment or line break" where fault.context.contains("block"):
      return (.textAfterBlockMark, place)
    case _ where fault.problem.hasPrefix("Maximum nesting level"): return (.tooDeep, place)
    case _ where fault.context.contains("directive"): return (.directive, start)
    case _ where fault.context.contains(" tag") || fault.problem.contains(" tag "):
      return (.tag, fault.start ?? place)
    default: return (.syntax(fault.problem), place)
    }
  }

  /// Whether a quoted text has just ended on the same line.
  private func isAfterQuote(_ place: Position) -> Bool {
    let before = grid.line(place.line).prefix(place.column - 1).last { $0 != " " }
    return before == "'" || before == "\""
  }

  /// The letter after the backslash where the parser has stopped.
  private func escape(near place: Position) -> String {
    guard let offset = grid.offset(of: place) else { return "" }
    // The parser stands at the backslash or, for codes, behind it and its letter.
    for start in [offset, offset - 1, offset - 2] where grid.scalars.indices.contains(start) {
      guard grid.scalars[start] == "\\", start + 1 < grid.scalars.count else { continue }
      return String(grid.scalars[start + 1])
    }
    return ""
  }

  /// A tab before the first other character of the line, or of the line before.
  private func tab(near place: Position) -> Position? {
    for line in [place.line, place.line - 1] where line >= 1 {
      if let column = columnOfIndentingTab(line) { return Position(line: line, column: column) }
    }
    return nil
  }

  private func columnOfIndentingTab(_ line: Int) -> Int? {
    let blanks = grid.line(line).prefix { $0 == " " || $0 == "\t" }
    return blanks.firstIndex(of: "\t").map { $0 - blanks.startIndex + 1 }
  }

  private var linesIndentedByTabs: [Int] {
    (1...max(1, grid.lineCount)).filter { columnOfIndentingTab($0) != nil }
  }

  /// The places up to a line where a value begins with `&` and a letter.
  private func anchors(upTo line: Int) -> [Position] {
    (1...max(1, line)).compactMap { number in
      columnOfAnchor(number).map { Position(line: number, column: $0) }
    }
  }

  private func columnOfAnchor(_ line: Int) -> Int? {
    let scalars = grid.line(line)
    let index = scalars.indices.dropLast().first {
      scalars[$0] == "&" && YAMLComposer.isAnchorLetter(scalars[$0 + 1])
    }
    guard let index else { return nil }
    let before = scalars[..<index].reversed().drop { $0 == " " }
    let isStart = before.first.map { [":", "-", "[", "{", "?"].contains($0) } ?? true
    return isStart ? index - scalars.startIndex + 1 : nil
  }

  private func location(_ position: Position) -> SourceLocation {
    // The parser may stand behind the last line; editors have none there.
    let line = min(position.line, max(1, grid.lineCount))
    let column = line == position.line ? position.column : grid.line(line).count + 1
    return SourceLocation(file: file, line: line, column: column)
  }
}

extension Position {
  fileprivate init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}
