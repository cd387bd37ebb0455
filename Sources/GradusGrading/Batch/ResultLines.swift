internal import GradusCore
internal import GradusLua

/// Result lines one after the other, and what whoever writes them must know of them.
final class ResultLines {
  /// The lines, each with its newline.
  let bytes: ByteBuffer
  /// The hash of the id on each line, eight bytes each.
  let ids = ByteBuffer(capacity: 1 << 13)
  /// What became of the answers.
  private(set) var tally = Tally()

  init(into bytes: ByteBuffer) { self.bytes = bytes }

  /// Drops everything.
  func removeAll() {
    bytes.removeAll()
    ids.removeAll()
    tally = Tally()
  }

  /// Adds the line of a result.
  func add(_ result: GradedRecord, language: Language) {
    let start = bytes.count
    result.write(to: bytes, language: language)
    bytes.append(UInt8(ascii: "\n"))
    let line = UnsafeRawBufferPointer(rebasing: bytes.bytes[start...])
    DuplicateFinder.identifier(line).map(note)
    tally.add(result.status)
  }

  /// Adds the line of an ordinary record.
  ///
  /// - Parameters:
  ///   - number: the number of its line in the file, which names a record without an id.
  ///   - rest: what stands behind the names of record and student.
  func add(
    _ record: PlainRecord, number: Int, status: GradedRecord.Status, rest: UnsafeRawBufferPointer
  ) {
    if let id = record.id {
      add(id, record.student, rest)
    } else {
      var id = String(number)
      id.withUTF8 { add(UnsafeRawBufferPointer($0), record.student, rest) }
    }
    tally.add(status)
  }

  private func add(
    _ id: UnsafeRawBufferPointer, _ student: UnsafeRawBufferPointer?,
    _ rest: UnsafeRawBufferPointer
  ) {
    let most = 32 + id.count + (student?.count ?? 0) + rest.count
    bytes.append(upTo: most) { room in
      var writer = RoomWriter(room)
      writer.write("{\"id\":\"" as StaticString)
      writer.write(id)
      if let student {
        writer.write("\",\"student\":\"" as StaticString)
        writer.write(student)
      }
      writer.write("\"" as StaticString)
      writer.write(rest)
      writer.write("\n" as StaticString)
      return writer.count
    }
    note(id)
  }

  private func note(_ id: UnsafeRawBufferPointer) {
    withUnsafeBytes(of: Digest.short(id)) { ids.append($0) }
  }
}

/// Writes into room that is known to be enough.
private struct RoomWriter {
  private let room: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

  @inline(__always)
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: bytes)
    count += bytes.count
  }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
