internal import Foundation
internal import GradusCore
internal import GradusLua

/// Grades blocks of lines into result lines.
///
/// An ordinary record is not turned into Swift values: its parts are found in its line, and a
/// result that is remembered for them is copied. Whatever is not ordinary is read in full.
final class BlockGrader {
  private let grader: RecordGrader
  private let reader: RecordReader
  private let language: Language
  private let plain: PlainRecordReader
  private let memo = ResultMemo()
  private let key = ByteBuffer(capacity: 4096)
  private let rest = ByteBuffer(capacity: 4096)

  init(grader: RecordGrader, reader: RecordReader, language: Language) throws(GradingError) {
    guard let plain = PlainRecordReader() else {
      throw GradingError(.inputOutput, "there is no memory left")
    }
    self.grader = grader
    self.reader = reader
    self.language = language
    self.plain = plain
  }

  /// Grades a block, one result line for each answer.
  ///
  /// - Parameters:
  ///   - bytes: the lines, with `PlainRecordReader.padding` readable bytes behind them.
  ///   - afterLine: is told after each line of input.
  func grade(
    _ bytes: UnsafeRawBufferPointer, kind: Block.Kind, firstLine: Int, into out: ByteBuffer,
    tally: inout Tally, afterLine: (inout Tally) throws -> Void = { _ in }
  ) throws {
    var start = 0
    var number = firstLine
    while start < bytes.count {
      let end = Self.endOfLine(bytes, from: start)
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      switch kind {
      case .lines: grade(line: line.withoutMargins(isFirst: number == 1), number, out, &tally)
      case .records: try grade(record: line, out, &tally)
      }
      try afterLine(&tally)
      start = end + 1
      number += 1
    }
  }

  private static func endOfLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress,
      let end = memchr(base + start, 0x0a, bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(end) - base
  }

  // MARK: Lines

  private func grade(
    line: UnsafeRawBufferPointer, _ number: Int, _ out: ByteBuffer, _ tally: inout Tally
  ) {
    if let record = plain.read(line), grade(record, number, out, &tally) { return }
    guard !line.isBlank else { return }
    for record in reader.records(line, number: number) {
      write(grader.grade(record, in: "."), out, &tally)
    }
  }

  private func grade(
    record line: UnsafeRawBufferPointer, _ out: ByteBuffer, _ tally: inout Tally
  ) throws {
    let (record, folder) = try AnswerRecord.read(line: line)
    write(grader.grade(record, in: folder), out, &tally)
  }

  private func write(_ result: GradedRecord, _ out: ByteBuffer, _ tally: inout Tally) {
    result.write(to: out, language: language)
    out.append(UInt8(ascii: "\n"))
    tally.add(result.status)
  }

  // MARK: Ordinary records

  /// Grades an ordinary record; `false` when its answer turns out to be none.
  private func grade(
    _ record: PlainRecord, _ number: Int, _ out: ByteBuffer, _ tally: inout Tally
  ) -> Bool {
    key.removeAll()
    key.append(record.question)
    key.append(record.seed == nil ? 0 : 1)
    withUnsafeBytes(of: record.seed ?? 0) { key.append($0) }
    key.append(record.isList ? 1 : 0)
    key.append(record.answer)
    let hash = Digest.short(key.bytes)
    if let known = memo.find(key.bytes, hash: hash) {
      write(record, number, rest: known.rest, out)
      tally.add(known.status)
      return true
    }
    guard let result = result(of: record) else { return false }
    rest.removeAll()
    result.writeRest(to: rest, language: language)
    memo.add(key.bytes, hash: hash, status: result.status, rest: rest.bytes)
    write(record, number, rest: rest.bytes, out)
    tally.add(result.status)
    return true
  }

  /// What an ordinary record gets; `nil` when its answer turns out to be none.
  private func result(of record: PlainRecord) -> GradedRecord? {
    if let ready = grader.ready(record.question, seed: record.seed) {
      if record.isList, record.answer.isShallowList {
        // Numbers of an array go to the plugin as they come out of the text.
        return try? grader.grade(list: record.answer, ready)
      }
      if !record.isList, ready.extraction == nil, record.answer.isASCII {
        return grader.grade(ascii: record.answer, ready)
      }
    }
    guard let answer = answer(of: record) else { return nil }
    return grader.grade(
      AnswerRecord(
        id: "", question: String(decoding: record.question, as: UTF8.self), seed: record.seed,
        answer: answer), in: ".")
  }

  private func answer(of record: PlainRecord) -> Value? {
    guard record.isList else {
      let text = String(decoding: record.answer, as: UTF8.self)
      return text.hasTooManyMarks ? nil : .text(text)
    }
    let list = try? JSONText.read(record.answer, keepingNumbers: true).plain
    // The record around it is a level of its own.
    return list.flatMap { $0.hasLevels(upTo: JSONText.mostLevels - 1) ? $0 : nil }
  }

  private func write(
    _ record: PlainRecord, _ number: Int, rest: UnsafeRawBufferPointer, _ out: ByteBuffer
  ) {
    out.append("{\"id\":\"" as StaticString)
    if let id = record.id { out.append(id) } else { out.append(String(number)) }
    out.append(UInt8(ascii: "\""))
    if let student = record.student {
      out.append(",\"student\":\"" as StaticString)
      out.append(student)
      out.append(UInt8(ascii: "\""))
    }
    out.append(rest)
    out.append(UInt8(ascii: "\n"))
  }
}

extension Value {
  /// Whether lists and tables are nested no deeper than that.
  fileprivate func hasLevels(upTo most: Int) -> Bool {
    switch self {
    case .list(let elements): most > 0 && elements.allSatisfy { $0.hasLevels(upTo: most - 1) }
    case .map(let entries): most > 0 && entries.values.allSatisfy { $0.hasLevels(upTo: most - 1) }
    default: true
    }
  }
}
