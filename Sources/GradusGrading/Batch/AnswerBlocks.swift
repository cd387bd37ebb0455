internal import Foundation
internal import GradusCore

/// All input of a run as one stream of blocks, file after file.
struct AnswerBlocks {
  private let settings: BatchSettings
  private let questions: [String]
  private let note: (_ done: Int, _ total: Int) -> Void

  /// Creates a stream.
  ///
  /// - Parameters:
  ///   - questions: every question's address in bank order.
  ///   - note: is told how many bytes of input were read, of how many.
  init(
    _ settings: BatchSettings, questions: [String],
    note: @escaping (_ done: Int, _ total: Int) -> Void
  ) {
    self.settings = settings
    self.questions = questions
    self.note = note
  }

  /// Hands out the blocks in order until `take` returns `false`.
  func forEach(_ take: (LineBlocks.Piece) throws -> Bool) throws {
    var before = 0
    let sizes = settings.files.map(Self.size)
    let total = sizes.contains(nil) ? 0 : sizes.reduce(0) { $0 + ($1 ?? 0) }
    for (file, size) in zip(settings.files, sizes) {
      if Self.isLines(file) {
        let source = try ByteSource(path: file)
        var blocks = LineBlocks(read: source.read)
        while let piece = try blocks.next() {
          note(before + source.position, total)
          guard try take(piece) else { return }
        }
      } else {
        guard try forEachRecord(of: file, take) else { return }
      }
      before += size ?? 0
      note(before, total)
    }
  }

  /// Tables and folders become lines of records, so that workers know one kind of input.
  private func forEachRecord(
    of file: String, _ take: (LineBlocks.Piece) throws -> Bool
  ) throws -> Bool {
    var piece = LineBlocks.Piece(kind: .records, firstLine: 1, bytes: [])
    var isWanted = true
    try AnswerFile(path: file, quiz: settings.quiz, questions: questions).forEach {
      record, folder in
      guard isWanted else { return }
      piece.bytes += record.line(folder: folder).utf8
      piece.bytes.append(0x0a)
      guard piece.bytes.count >= LineBlocks.usualSize else { return }
      isWanted = try take(piece)
      piece.bytes.removeAll(keepingCapacity: true)
    }
    return piece.bytes.isEmpty ? isWanted : try take(piece)
  }

  private static func isLines(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return false
    }
    return !["csv", "tsv"].contains(URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  private static func size(_ path: String) -> Int? {
    guard path != "-",
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return (attributes[.size] as? NSNumber)?.intValue
  }
}
