internal import Foundation
internal import GradusCore
internal import GradusTensor

/// A file or folder of answers.
public struct AnswerFile {
  /// What a path holds.
  public enum Kind: Hashable, Sendable {
    /// JSON Lines: a record or a student on each line.
    case lines
    /// Comma-separated values: a record or a student on each row.
    case table
    /// A folder with one folder a student.
    case folder
  }

  private let path: String
  private let options: AnswerOptions
  private let reader: RecordReader
  private let warn: (String) -> Void

  /// Names a source of answers.
  ///
  /// - Parameters:
  ///   - path: JSON Lines, a table, or a folder with one folder a student; `-` is standard input.
  ///   - options: which questions there are, and what columns are.
  ///   - warn: takes what the person should know, such as columns that name no question.
  public init(path: String, options: AnswerOptions, warn: @escaping (String) -> Void) {
    self.path = path
    self.options = options
    self.warn = warn
    reader = RecordReader(quiz: options.quiz, order: options.order)
  }

  /// What the path holds: a folder, else a table when the name ends in `.csv` or `.tsv`, also with
  /// `.gz` or `.zst` behind, else lines.
  public var kind: Kind {
    var isFolder: ObjCBool = false
    if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      return .folder
    }
    return Self.kind(ofFile: path)
  }

  private static func kind(ofFile path: String) -> Kind {
    ["csv", "tsv"].contains(unpackedExtension(of: path)) ? .table : .lines
  }

  /// The end of a file's name in lower case, without that of a packed file.
  static func unpackedExtension(of path: String) -> String {
    (unpackedName(of: path).lowercased() as NSString).pathExtension
  }

  /// A file's name without the end that says it is packed.
  static func unpackedName(of path: String) -> String {
    let name = path as NSString
    let isPacked = ["gz", "zst", "zstd"].contains(name.pathExtension.lowercased())
    return isPacked ? name.deletingPathExtension : path
  }

  /// Hands every record to `take`, in order, with the folder that files in it are relative to.
  ///
  /// - Throws: `GradingError` when the file cannot be read at all, or what `take` throws.
  public func forEach(_ take: (AnswerRecord, _ folder: String) throws -> Void) throws {
    if kind == .folder { return try readStudents(take) }
    let folder = path == "-" ? "." : (path as NSString).deletingLastPathComponent
    try read(path, called: path) { try take($0, folder.isEmpty ? "." : folder) }
  }

  // MARK: Files

  private func read(
    _ path: String, called name: String, _ take: (AnswerRecord) throws -> Void
  ) throws {
    guard Self.kind(ofFile: path) == .table else {
      return try readLines(of: ByteSource(path: path), take)
    }
    let table = TableReader(
      reader: reader, names: options.names, mapping: options.columns, warn: warn)
    let rows = try CSVRows(
      path: path, called: name, usual: Self.unpackedExtension(of: path) == "tsv" ? "\t" : ",")
    try table.forEach(of: rows, file: name, take)
  }

  private func readLines(of source: ByteSource, _ take: (AnswerRecord) throws -> Void) throws {
    var lines = WindowLines(ByteWindow(source), longest: RecordReader.longestLine)
    while let (number, line) = try lines.next() {
      guard var line else {
        try take(RecordReader.tooLong(number: number))
        continue
      }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      for record in line.withUnsafeBytes({ reader.records($0, number: number) }) {
        try take(record)
      }
    }
  }

  // MARK: A folder for each student

  private func readStudents(_ take: (AnswerRecord, String) throws -> Void) throws {
    var told: Set<String> = []
    // Every student's file has the same columns, so that each fault is told once.
    func warnOnce(_ text: String) {
      if told.insert(text).inserted { warn("\(path): \(text)") }
    }
    let quiet = AnswerFile(path: path, options: options, warn: warnOnce)
    try StudentFolders(root: path, warn: warn).forEach { student in
      try quiet.read(student) { try take($0, student.folder) }
    }
  }

  /// Hands on the records of one student, of whom each fault costs one record.
  private func read(
    _ student: StudentFolders.Student, _ take: (AnswerRecord) throws -> Void
  ) throws {
    func takeProblem(_ problem: String) throws {
      try take(AnswerRecord(id: student.name, student: student.name, problem: problem))
    }
    if let problem = student.problem { return try takeProblem(problem) }
    guard let file = student.file else {
      guard options.quiz.isEmpty else {
        for record in reader.records(of: [:], id: student.name, student: student.name) {
          try take(record)
        }
        return
      }
      return try takeProblem("there is no file of answers, such as 'answers.csv'")
    }
    let place = InnerPath(file, in: student.folder)
    if let problem = place.problem(largest: RecordReader.largestFile) {
      return try takeProblem(problem)
    }
    do {
      try read(file, of: student, take)
    } catch let error as StudentFault {
      try takeProblem(error.message)
    }
  }

  /// Why a student's file cannot be read.
  private struct StudentFault: Error {
    var message: String
  }

  private func read(
    _ file: String, of student: StudentFolders.Student, _ take: (AnswerRecord) throws -> Void
  ) throws {
    let path = "\(student.folder)/\(file)"
    func takeFilled(_ record: AnswerRecord) throws {
      var record = record
      record.student = record.student ?? student.name
      // A line's number is no name among those of other students.
      let isOwn = record.id == student.name || record.id.hasPrefix(student.name + "/")
      if !isOwn, record.id.prefix(while: { $0 != "/" }).allSatisfy(\.isWholeNumber) {
        record.id = "\(student.name)/\(record.id)"
      }
      do {
        try take(record)
      } catch {
        throw TakingFailed(error: error)
      }
    }
    do {
      if Self.unpackedExtension(of: file) == "json" {
        for record in try answers(path, student.name) { try takeFilled(record) }
      } else {
        try read(path, called: file, takeFilled)
      }
    } catch let failure as TakingFailed {
      throw failure.error
    } catch let error as GradingError {
      throw StudentFault(message: error.description.replacing("'\(path)'", with: "'\(file)'"))
    }
  }

  /// An error of who takes records, which is no fault of a student's file.
  private struct TakingFailed: Error {
    var error: any Error
  }

  /// `answers.json`: a table from question to answer, or `{"answers": {…}}`.
  private func answers(_ path: String, _ student: String) throws(GradingError) -> [AnswerRecord] {
    let window = ByteWindow(try ByteSource(path: path))
    var count = 0
    while try window.byte(count) != nil {
      count += 1
      guard count <= RecordReader.largestFile else {
        throw GradingError(
          .badData, "'\(path)' is larger than \(RecordReader.largestFile >> 20) MiB")
      }
    }
    return window.prefix(count).withUnsafeBytes {
      reader.answers($0, id: student, student: student)
    }
  }
}
