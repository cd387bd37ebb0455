internal import Foundation
internal import GradusCore
internal import GradusLua

/// Reads a file of overrides: JSON Lines, or CSV when its name says so.
struct OverridesReader {
  let path: String

  private static let names = ["id", "student", "question", "score", "points", "reason", "by"]

  /// Every override, in order.
  func entries() throws(GradingError) -> [Overrides.Entry] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw GradingError(.noInput, "there is no file '\(path)'")
    }
    guard !isFolder.boolValue, let data = FileManager.default.contents(atPath: path) else {
      throw GradingError(.inputOutput, "'\(path)' cannot be read")
    }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard !["csv", "tsv"].contains(ending) else { return try table() }
    return try lines(data.starts(with: mark) ? Array(data.dropFirst(mark.count)) : Array(data))
  }

  // MARK: JSON Lines

  private func lines(_ bytes: [UInt8]) throws(GradingError) -> [Overrides.Entry] {
    var entries: [Overrides.Entry] = []
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      guard line.contains(where: { ![0x20, 0x09, 0x0d].contains($0) }) else { continue }
      let number = place + 1
      // Numbers come as the text they are written in, as they do from CSV.
      let value: LuaValue
      do throws(JSONText.Problem) {
        let reading = line.withUnsafeBytes { bytes in
          Result { () throws(JSONText.Problem) in
            try JSONText.read(bytes, keepingNumbers: true)
          }
        }
        value = try reading.get()
      } catch {
        throw fault(number, error.message)
      }
      guard let cells = value.plain.entries else {
        throw fault(number, "the line is no table such as {\"id\": …, \"score\": …}")
      }
      try check(cells.keys.sorted(), number, "field")
      var fields: [String: String] = [:]
      for (name, value) in cells.sorted(by: { $0.key < $1.key }) where value != .null {
        guard let text = value.string else {
          throw fault(number, "'\(name)' is \(value.kindName), not a text or number")
        }
        fields[name] = text
      }
      entries.append(try entry(fields, number))
    }
    return entries
  }

  // MARK: CSV

  private func table() throws(GradingError) -> [Overrides.Entry] {
    var entries: [Overrides.Entry] = []
    var header: [String]?
    var rows = try CSVRows(path: path)
    while let (number, row) = try rows.next() {
      guard case .cells(let cells) = row else {
        if case .problem(let problem) = row { throw fault(number, problem) }
        continue
      }
      let texts = cells.map(\.trimmingBlanks)
      guard let header else {
        try check(texts, number, "column")
        header = texts
        continue
      }
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      guard texts.count <= header.count else {
        throw fault(number, "the row has \(texts.count) cells, the header \(header.count)")
      }
      try entries.append(
        entry(
          Dictionary(zip(header, texts).filter { !$1.isEmpty }, uniquingKeysWith: { $1 }), number))
    }
    return entries
  }

  // MARK: An override

  private func check(
    _ names: [String], _ number: Int, _ kind: String
  ) throws(GradingError) {
    for name in names where !Self.names.contains(name) {
      throw fault(
        number, "unknown \(kind) '\(name)'" + Suggestion.sentence(for: name, in: Self.names))
    }
  }

  private func entry(
    _ fields: [String: String], _ number: Int
  ) throws(GradingError) -> Overrides.Entry {
    guard fields["id"] != nil || (fields["student"] != nil && fields["question"] != nil) else {
      throw fault(number, "'id' is missing, or 'student' with 'question'")
    }
    guard let reason = fields["reason"] else { throw fault(number, "'reason' is missing") }
    guard let by = fields["by"] else { throw fault(number, "'by' is missing") }
    return Overrides.Entry(
      line: number, id: fields["id"], student: fields["student"], question: fields["question"],
      mark: try mark(fields["score"], fields["points"], number), reason: reason, by: by)
  }

  private func mark(
    _ score: String?, _ points: String?, _ number: Int
  ) throws(GradingError) -> Overrides.Mark {
    switch (score, points) {
    case (nil, nil): throw fault(number, "'score' is missing, or 'points'")
    case (.some, .some): throw fault(number, "'score' and 'points' are both given: keep one")
    case (let score?, nil):
      guard let value = Double(score), (0...1).contains(value) else {
        throw fault(number, "'score' is '\(score)', which is no number from 0 to 1")
      }
      return .score(value)
    case (nil, let points?):
      guard let value = Double(points), value.isFinite, value >= 0 else {
        throw fault(number, "'points' is '\(points)', which is no number from 0 on")
      }
      return .points(value)
    }
  }

  private func fault(_ number: Int, _ problem: String) -> GradingError {
    GradingError(.badData, "\(path):\(number): \(problem)")
  }
}
