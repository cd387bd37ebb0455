internal import Foundation
internal import GradusCore

/// All input of a run as one stream of blocks, file after file.
struct AnswerBlocks {
  private let settings: BatchSettings
  private let note: (_ done: Int, _ total: Int) -> Void

  /// Creates a stream.
  ///
  /// - Parameter note: is told how many bytes of input were read, of how many.
  init(_ settings: BatchSettings, note: @escaping (_ done: Int, _ total: Int) -> Void) {
    self.settings = settings
    self.note = note
  }

  /// Hands out the blocks in order until `take` returns `false`.
  func forEach(_ take: (LineBlocks.Piece) throws -> Bool) throws {
    var before = 0
    var match = settings.roster
    let sizes = settings.files.map(Self.size)
    let total = sizes.contains(nil) ? 0 : sizes.reduce(0) { $0 + ($1 ?? 0) }
    for (path, size) in zip(settings.files, sizes) {
      let file = AnswerFile(path: path, options: settings.answers, warn: settings.note)
      // Whom lines are of is known to workers only, unless a roster asks.
      if file.kind == .lines, match == nil {
        let source = try ByteSource(path: path)
        var blocks = LineBlocks(read: source.read)
        while let piece = try blocks.next() {
          if piece.firstLine == 1, Self.isUTF16(piece.bytes) {
            throw GradingError(.badData, "'\(path)' is in UTF-16: save it in UTF-8")
          }
          note(before + source.position, total)
          guard try take(piece) else { return }
        }
      } else {
        var gathering = Gathering()
        try file.forEach { record, folder in
          match?.add(student: record.student)
          try gathering.add(record, folder, take)
        }
        guard try gathering.finish(take) else { return }
      }
      before += size ?? 0
      note(before, total)
    }
    guard let match else { return }
    for warning in match.warnings { settings.note(warning) }
    var gathering = Gathering()
    for record in match.missing { try gathering.add(record, ".", take) }
    _ = try gathering.finish(take)
  }

  /// Whether a file begins with the byte order mark of UTF-16, as PowerShell writes it.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
  }

  /// Makes blocks of records, so that workers know one kind of input.
  private struct Gathering {
    typealias Take = (LineBlocks.Piece) throws -> Bool

    private var piece = LineBlocks.Piece(kind: .records, firstLine: 1, bytes: [])
    private var isWanted = true

    mutating func add(_ record: AnswerRecord, _ folder: String, _ take: Take) throws {
      guard isWanted else { return }
      piece.bytes += record.line(folder: folder).utf8
      piece.bytes.append(0x0a)
      if piece.bytes.count >= LineBlocks.usualSize { try hand(to: take) }
    }

    /// Hands out what is left; whether more is wanted.
    mutating func finish(_ take: Take) throws -> Bool {
      if isWanted, !piece.bytes.isEmpty { try hand(to: take) }
      return isWanted
    }

    private mutating func hand(to take: Take) throws {
      isWanted = try take(piece)
      piece.bytes.removeAll(keepingCapacity: true)
    }
  }

  /// The size of a file in bytes; `nil` for what is no file.
  static func size(_ path: String) -> Int? {
    guard path != "-",
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return (attributes[.size] as? NSNumber)?.intValue
  }
}
