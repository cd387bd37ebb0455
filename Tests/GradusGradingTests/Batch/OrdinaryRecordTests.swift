import Foundation
import GradusCore
import GradusLua
import GradusPlugins
import Testing

@testable import GradusGrading

/// Ordinary records are graded without being read in full, and remembered: nobody may notice.
@Suite struct OrdinaryRecordTests {
  private static let ids = [
    #""r""#, #""""#, "7", "-7", "1.50", "1e3", "0123", "null", "true", "[1]", #"{"a":1}"#,
    #""a\"b""#, #""a\\b""#, #""\u0041""#, #""é""#, #""a\/b""#, #""\n""#, "\"\u{7f}\"",
    "\"tab\there\"", "\"\u{0}\"", #""\u0000""#, #""\ud800""#, #""<b>&amp;""#,
    "123456789012345678901234567890", "1e999", "-0", "+1", ".5", "1.", "nul", "truely",
  ]
  private static let seeds = [
    "0", "3", "-3", "-0", "3.0", "3.5", "1e2", #""3""#, #""x""#, #""""#, "null", "true", "[3]",
    "999999999999999999", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "123456789012345678901234567890", "03", "--3", "3 4", "0x3", "NaN",
  ]
  private static let answers = [
    #""two""#, #""A""#, #""a""#, #"" two ""#, #""""#, #""  ""#, #""\u0041""#, #""é""#,
    "\"e\u{301}\"", "2", "2.0", "2.50", "2e0", "-2", "1e999", "1e-999", "0.1e1",
    "123456789012345678901234567890", "null", "true", "false", "[]", "[ ]", #"["two"]"#,
    #"[ "two" , "four" ]"#, #"["two","four"]"#, #"["four","two"]"#, #"["two","two"]"#, "[1,2]",
    "[1.0,2.50]", "[-0.0]", "[null]", "[true]", "[[1,2],[3]]", #"[{"a":1.50}]"#, "[1,]", "[,1]",
    "[1 2]", #"["two""#, #"["tw\u006f"]"#, #"["\ud800"]"#, #"["é"]"#, "[1e999]", "[nul]", "[--1]",
    #"["a\x"]"#, "{}", #"{"file":"x.npy"}"#, #"{"two":true}"#, "\"a\u{1}\"", "two", "'two'",
    nested(30), nested(61), nested(62), nested(63), nested(64), nested(65), nested(1100),
    "\"a" + String(repeating: "\u{301}", count: 200) + "\"",
    "[\"" + String(repeating: "\\u0301", count: 200) + "\"]",
    "[" + Array(repeating: "1", count: 3000).joined(separator: ",") + "]",
    "\"" + String(repeating: "two ", count: 3000) + "\"",
  ]
  private static let extras = [
    #""extra":1"#, #""extra":null"#, #""extra":{"a":[1,{"b":2}]}"#, #""extra":{"answer":"A"}"#,
    #""extra":{"a":}"#, #""extra":[1,"#, #""extra":nul"#, #""extra":"\x""#, #""extra":1e999"#,
    #""extra":-"#, #""extra":"\ud800""#, #""extra":"é""#, #""é":1"#, #""":1"#,
    #""extra":123456789012345678901234567890"#, #""answers":{"t.pick":"two"}"#,
    #""answers":null"#, #""answers":[]"#, #""\u0061nswers":{"t.sum":"4"}"#, #""Answer":"A""#,
    #""answer":"three""#, #""question":"t.sum""#, #""seed":4"#, #""id":"again""#,
    #""answer" :"three""#, #""\u0061nswer":"three""#, #""student":"é""#, #""student":null"#,
    #""extra":"# + nested(62), #""extra":"# + nested(63), #""extra":"# + nested(64),
    #""extra":""# + String(repeating: "\u{301}", count: 200) + #"""#,
    #""extra":["a","# + "\"" + String(repeating: "\\u0301", count: 200) + #""]"#,
    #"""# + String(repeating: "\u{301}", count: 200) + #"":1"#, "extra:1", #""extra" 1"#,
    #""extra""#,
  ]
  private static let wholeLines = [
    "", " ", "\t", "\r", "{", "}", "{}", "[]", "1", "null", #""text""#, "{{}}", "\u{0}", "\u{feff}",
    #"{"question":"t.pick","answer":"two"}x"#, #"{"question":"t.pick","answer":"two"} {}"#,
    #"{"question":"t.pick","answer":"two"}}"#, #"{"question":"t.pick","answer":"two"},"#,
    #"{"question":"t.pick","answer":"two"}   "#,
    "\u{feff}" + #"{"question":"t.pick","answer":"two"}"#,
    #"{"question":"t.pick","answer":"two"}"# + "\r",
    #"{"question":"t.pick","answer":"two"}"# + "\u{0}",
    #" { "question" : "t.pick" , "answer" : "two" } "#,
    "{\t\"question\"\t:\t\"t.pick\"\r,\"answer\":2\t}",
    #"{"question":"t.pick","answer":"two",}"#, #"{"question":"t.pick" "answer":"two"}"#,
    #"{"question":"t.pick","answer":}"#, #"{"question":,"answer":"two"}"#,
    #"{"question":"t.pick"}"#, #"{"answer":"two"}"#, #"{"question":null,"answer":"two"}"#,
    #"{"question":7,"answer":"two"}"#, #"{"question":"","answer":"two"}"#,
    #"{"question":"t.pic","answer":"two"}"#, #"{"question":"t\u002epick","answer":"two"}"#,
    #"{"question":"T.pick","answer":"two"}"#, #"{"question":"t.pick ","answer":"two"}"#,
    #"{"question":["t.pick"],"answer":"two"}"#, #"{"question":"t.pick","answer":"two""#,
    #"{"question":"t.pick","answer":"tw"#, #"{'question':'t.pick','answer':'two'}"#,
    #"{"id":"r",//"# + #""question":"t.pick","answer":"two"}"#,
    "{\"question\":\"t.pick\",\n\"answer\"}",
  ]

  private static func nested(_ levels: Int) -> String {
    String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
  }

  private static var lines: [String] {
    let questions = ["t.pick", "t.several", "t.sum"]
    func line(_ question: String, _ answer: String, _ rest: String) -> String {
      #"{"question":"\#(question)","answer":\#(answer)\#(rest)}"#
    }
    var lines = wholeLines
    lines += ids.flatMap { id in
      ["id", "student", "question", "extra"].map { line("t.pick", #""two""#, #","\#($0)":\#(id)"#) }
    }
    lines += ids.map { #"{"id":\#($0),"question":"t.pick","answer":"two"}"# }
    lines += seeds.flatMap { seed in
      questions.map { line($0, #""A""#, #","seed":\#(seed)"#) }
    }
    lines += answers.flatMap { answer in questions.map { line($0, answer, "") } }
    lines += answers.map { #"{"answer":\#($0),"id":"r","seed":2,"question":"t.several"}"# }
    lines += extras.flatMap { extra in
      [line("t.pick", #""A""#, "," + extra), "{\(extra),\"question\":\"t.sum\",\"answer\":4}"]
    }
    return lines
  }

  @Test func `an ordinary record gets the result that reading it in full gives`() throws {
    try LuaThread.run {
      let workspace = try SumsBank.workspace()
      try #require(!workspace.hasErrors)
      let reader = RecordReader(quiz: [], order: BankOrder(Questions(workspace)))
      let slow = RecordGrader(
        engine: Engine(library: workspace.library), questions: Questions(workspace))
      let fast = try BlockGrader(
        grader: RecordGrader(
          engine: Engine(library: workspace.library), questions: Questions(workspace)),
        reader: reader, language: .english)
      // An ordinary record is remembered when it comes for the second time.
      for _ in 1...3 {
        for line in Self.lines {
          let wanted = Self.results(of: line, reader, slow)
          let got = try Self.results(of: line, fast)
          #expect(got == wanted, "\(line.prefix(200).debugDescription)")
        }
      }
    }
  }

  private static func results(
    of line: String, _ reader: RecordReader, _ grader: RecordGrader
  ) -> String {
    // A line may hold a newline: then it is two.
    var number = 6
    return line.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      number += 1
      return Array(line.utf8).withUnsafeBytes { bytes in
        let line = bytes.withoutMargins(isFirst: false)
        guard !line.isBlank else { return "" }
        return reader.records(line, number: number).map {
          grader.grade($0, in: ".").json(language: .english) + "\n"
        }.joined()
      }
    }.joined()
  }

  private static func results(of line: String, _ grader: BlockGrader) throws -> String {
    let padding = Array(repeating: UInt8(ascii: "]"), count: PlainRecordReader.padding)
    let results = ResultLines(into: ByteBuffer())
    let lines = try (Array(line.utf8) + padding).withUnsafeBytes { bytes in
      try grader.grade(
        .init(rebasing: bytes[..<line.utf8.count]), kind: .lines, firstLine: 7, into: results)
    }
    #expect(lines == (line.isEmpty ? 0 : 1 + line.count { $0 == "\n" }))
    let text = String(decoding: results.bytes.bytes, as: UTF8.self)
    #expect(results.tally.total == text.count { $0 == "\n" })
    let ids = text.split(separator: "\n").flatMap { line in
      Array(line.utf8).withUnsafeBytes { line in
        DuplicateFinder.identifier(line).map { id in
          withUnsafeBytes(of: Digest.short(id), Array.init)
        }
          ?? []
      }
    }
    #expect(Array(results.ids.bytes) == ids)
    return text
  }
}
