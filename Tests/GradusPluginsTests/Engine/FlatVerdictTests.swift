import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// What `grade` returned, read where it lies and read as a `LuaValue`.
@Suite struct FlatVerdictTests {
  private static let scores: [LuaValue?] = [
    nil, .integer(1), .number(0.5), .number(-0.1), .number(.nan), .integer(2), .text("1"),
  ]
  private static let notes: [LuaValue?] = [
    nil, .list([]), .list([.text("a"), .text("注")]), .list([.integer(1)]), .text("a"), .table([:]),
  ]
  private static let texts: [LuaValue?] = [
    nil, .text("why"), .list([]), .table(["en": .text("why"), "zh": .text("为什么")]),
    .list([.text("a"), .table(["zh": .text("为什么")])]), .table(["fr": .text("pourquoi")]),
    .integer(3), .list([.integer(3)]), .list([.list([])]), .table(["en": .integer(3)]),
  ]
  private static let more: [String: LuaValue?] = [
    "parts": .list([]), "manual": .boolean(true), "scores": .integer(1), "": nil,
  ]

  private static func reading(_ value: LuaValue) -> Verdict? {
    do throws(LuaFault) {
      return try VerdictReader(host: HostAPI(owner: nil, receive: { _ in })).verdict(value)
    } catch {
      return nil
    }
  }

  private static func quickly(_ value: LuaValue) -> Verdict? {
    var writer = FlatWriter()
    writer.write(value)
    return writer.bytes.withUnsafeBytes { Verdict(flat: FlatCursor($0)) }
  }

  @Test func `what is read where it lies is what is read as a value`() {
    var count = 0
    for score in Self.scores {
      if let score, let quick = Self.quickly(score) { #expect(quick == Self.reading(score)) }
      for notes in Self.notes {
        for feedback in Self.texts {
          for trace in Self.texts {
            for (key, value) in Self.more {
              var table: [String: LuaValue] = [:]
              table["score"] = score
              table["notes"] = notes
              table["feedback"] = feedback
              table["trace"] = trace
              if let value { table[key] = value }
              guard let quick = Self.quickly(.table(table)) else { continue }
              count += 1
              #expect(quick == Self.reading(.table(table)), "\(table)")
            }
          }
        }
      }
    }
    // 2 good scores, 3 kinds of notes, 5 of feedback, 5 of traces, with empty parts or without.
    #expect(count == 2 * 3 * 5 * 5 * 2)
  }

  @Test func `texts that nothing can hold are not read where they lie`() {
    let marks = "e" + String(repeating: "\u{301}", count: 129)
    #expect(Self.quickly(.table(["score": .integer(1), "feedback": .text("é")])) != nil)
    #expect(Self.quickly(.table(["score": .integer(1), "feedback": .text(marks)])) == nil)
    #expect(Self.quickly(.table(["score": .integer(1), "notes": .list([.text(marks)])])) == nil)
  }
}
