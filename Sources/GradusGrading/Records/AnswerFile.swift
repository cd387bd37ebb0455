internal import Foundation
internal import GradusCore
internal import GradusTensor

/// A file or folder of answers.
public struct AnswerFile {
  private let path: String
  private let reader: RecordReader

  /// Names a source of answers.
  ///
  /// - Parameters:
  ///   - path: JSON Lines, CSV, or a folder with one folder a student; `-` is standard input.
  ///   - quiz: the questions each student is expected to answer, by address; empty: those named.
  ///   - questions: every question's address in bank order.
  public init(path: String, quiz: [String], questions: [String]) {
    self.path = path
    reader = RecordReader(quiz: quiz, questions: questions)
  }

  /// Hands every record to `take`, in order, with the folder that files in it are relative to.
  ///
  /// - Throws: `GradingError` when the file cannot be read at all, or what `take` throws.
  public func forEach(_ take: (AnswerRecord, _ folder: String) throws -> Void) throws {
    if path == "-" { return try readLines(of: FileHandle.standardInput, take) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw GradingError(.noInput, "there is no file '\(path)'")
    }
    if isFolder.boolValue { return try readStudents(take) }
    try read(path, id: nil, student: nil, take)
  }

  // MARK: Files

  private func read(
    _ path: String, id: String?, student: String?,
    _ take: (AnswerRecord, String) throws -> Void
  ) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    switch URL(fileURLWithPath: path).pathExtension.lowercased() {
    case "csv", "tsv":
      guard let data = FileManager.default.contents(atPath: path) else {
        throw GradingError(.inputOutput, "'\(path)' cannot be read")
      }
      for record in try TableReader(reader: reader).records(Array(data), file: path) {
        try take(record.filled(student), folder)
      }
    default:
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw GradingError(.inputOutput, "'\(path)' cannot be read")
      }
      defer { try? handle.close() }
      try readLines(of: handle) { record, _ in try take(record.filled(student), folder) }
    }
  }

  private func readLines(
    of handle: FileHandle, _ take: (AnswerRecord, String) throws -> Void
  ) throws {
    var lines = LineReader(handle, longest: RecordReader.longestLine)
    var number = 0
    while let line = try next(&lines) {
      number += 1
      switch line {
      case .tooLong: try take(RecordReader.tooLong(number: number), ".")
      case .bytes(var line):
        if number == 1, line.starts(with: [0xef, 0xbb, 0xbf]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
        for record in line.withUnsafeBytes({ reader.records($0, number: number) }) {
          try take(record, ".")
        }
      }
    }
  }

  private func next(_ lines: inout LineReader) throws(GradingError) -> LineReader.Line? {
    do {
      return try lines.next()
    } catch {
      throw GradingError(.inputOutput, "'\(path)' cannot be read to its end")
    }
  }

  // MARK: A folder for each student

  private func readStudents(_ take: (AnswerRecord, String) throws -> Void) throws {
    let students = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    for student in students where !student.hasPrefix(".") {
      let folder = "\(path)/\(student)"
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      guard let file = names.first(where: { $0.hasPrefix("answers.") }) else { continue }
      let place = InnerPath(file, in: folder)
      if let problem = place.problem(largest: RecordReader.largestFile) {
        try take(AnswerRecord(id: student, student: student, problem: problem), folder)
      } else if file.hasSuffix(".json") {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else {
          throw GradingError(.inputOutput, "'\(folder)/\(file)' cannot be read")
        }
        for record in answers(data, student: student) { try take(record, folder) }
      } else {
        try read("\(folder)/\(file)", id: student, student: student) { record, _ in
          try take(record, folder)
        }
      }
    }
  }

  /// `answers.json`: a table from question to answer, or `{"answers": {…}}`.
  private func answers(_ data: Data, student: String) -> [AnswerRecord] {
    var records = data.withUnsafeBytes { reader.answers($0, id: student, student: student) }
    for place in records.indices where records[place].student == nil {
      records[place].student = student
    }
    return records
  }
}

extension AnswerRecord {
  fileprivate func filled(_ student: String?) -> AnswerRecord {
    var record = self
    record.student = record.student ?? student
    return record
  }
}
