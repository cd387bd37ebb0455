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
  private let memo: ResultMemo
  private let key = UnsafeMutableRawBufferPointer.allocate(
    byteCount: ResultMemo.longest, alignment: 16)
  private let rest = ByteBuffer(capacity: 4096)

  init(grader: RecordGrader, reader: RecordReader, language: Language) throws(GradingError) {
    guard let plain = PlainRecordReader() else {
      throw GradingError(.inputOutput, "there is no memory left")
    }
    self.grader = grader
    self.reader = reader
    self.language = language
    self.plain = plain
    memo = try ResultMemo()
  }

  deinit { key.deallocate() }

  /// The questions that were met since this was last asked for.
  func takeNews() -> [NamedQuestion] { grader.takeNews() }

  /// Grades a block, one result line for each answer, and returns how many lines it has.
  ///
  /// - Parameters:
  ///   - bytes: the lines, with `PlainRecordReader.padding` readable bytes behind them.
  ///   - afterLine: is told after each line how many are done, and whether this one took no time.
  func grade(
    _ bytes: UnsafeRawBufferPointer, kind: Block.Kind, firstLine: Int, into results: ResultLines,
    afterLine: (_ lines: Int, _ wasQuick: Bool) -> Void = { _, _ in }
  ) throws -> Int {
    var start = 0
    var lines = 0
    while start < bytes.count {
      let end = Self.endOfLine(bytes, from: start)
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      let number = firstLine + lines
      lines += 1
      start = end + 1
      var wasQuick = false
      switch kind {
      case .lines:
        wasQuick = grade(line: line.withoutMargins(isFirst: number == 1), number, results)
      case .records: try grade(record: line, results)
      }
      afterLine(lines, wasQuick)
    }
    return lines
  }

  private static func endOfLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress,
      let end = memchr(base + start, 0x0a, bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(end) - base
  }

  // MARK: Lines

  /// Grades a line; whether that took no time.
  private func grade(
    line: UnsafeRawBufferPointer, _ number: Int, _ results: ResultLines
  ) -> Bool {
    switch plain.read(line).map({ grade($0, number, results) }) {
    case .remembered: return true
    case .graded: return false
    case .notPlain, nil:
      guard !line.isBlank else { return true }
      for record in reader.records(line, number: number) {
        results.add(grader.grade(record, in: "."), language: language)
      }
      return false
    }
  }

  private func grade(record line: UnsafeRawBufferPointer, _ results: ResultLines) throws {
    let (record, folder) = try AnswerRecord.read(line: line)
    results.add(grader.grade(record, in: folder), language: language)
  }

  // MARK: Ordinary records

  private enum Outcome {
    case remembered
    case graded
    /// Its answer turned out to be none of an ordinary record.
    case notPlain
  }

  private func grade(_ record: PlainRecord, _ number: Int, _ results: ResultLines) -> Outcome {
    let key = key(of: record)
    let hash = key.map(Digest.short) ?? 0
    if let key, let known = memo.find(key, hash: hash) {
      results.add(record, number: number, status: known.status, rest: known.rest)
      return .remembered
    }
    rest.removeAll()
    guard let status = writeRest(of: record) else { return .notPlain }
    if let key { memo.add(key, hash: hash, status: status, rest: rest.bytes) }
    results.add(record, number: number, status: status, rest: rest.bytes)
    return .graded
  }

  /// What the result of a record depends on, until the next is asked for; `nil` for a record too
  /// long to be remembered.
  private func key(of record: PlainRecord) -> UnsafeRawBufferPointer? {
    let head = 1 + MemoryLayout<Int>.size
    let count = head + record.question.count + 1 + record.answer.count
    guard count <= key.count else { return nil }
    key[0] = (record.seed == nil ? 0 : 1) | (record.isList ? 2 : 0)
    key.storeBytes(of: record.seed ?? 0, toByteOffset: 1, as: Int.self)
    UnsafeMutableRawBufferPointer(rebasing: key[head...]).copyMemory(from: record.question)
    // No name holds this byte, so that no two records have the same key.
    key[head + record.question.count] = 0
    UnsafeMutableRawBufferPointer(rebasing: key[(count - record.answer.count)...])
      .copyMemory(from: record.answer)
    return UnsafeRawBufferPointer(rebasing: key[..<count])
  }

  /// Writes what an ordinary record gets, and returns the status; `nil` when its answer turns out to
  /// be none.
  private func writeRest(of record: PlainRecord) -> GradedRecord.Status? {
    guard let ready = grader.ready(record.question, seed: record.seed) else {
      return writeRest(ofRead: record)
    }
    let verdict: Verdict
    if record.isList, record.answer.isShallowList {
      // Numbers of an array go to the plugin as they come out of the text.
      guard let found = try? grader.verdict(list: record.answer, ready) else { return nil }
      verdict = found
    } else if !record.isList, ready.extraction == nil, record.answer.isASCII {
      verdict = grader.verdict(ascii: record.answer, ready)
    } else {
      return writeRest(ofRead: record)
    }
    ready.write(verdict, to: rest, language: language)
    return GradedRecord.Status(verdict.status)
  }

  /// The same for a record that is read into values.
  private func writeRest(ofRead record: PlainRecord) -> GradedRecord.Status? {
    guard let answer = answer(of: record) else { return nil }
    let result = grader.grade(
      AnswerRecord(
        id: "", question: String(decoding: record.question, as: UTF8.self), seed: record.seed,
        answer: answer), in: ".")
    result.writeRest(to: rest, language: language)
    return result.status
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
