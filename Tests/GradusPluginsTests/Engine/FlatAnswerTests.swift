import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// Answers that are graded as they come out of a JSON text.
@Suite struct FlatAnswerTests {
  private static let answers = [
    #""5""#, "5", "5.00", "-0", "4.9e0", #""x""#, #""""#, #"" \n\u3000""#, "null", "[]", "{}",
    #"[null, " ", []]"#, #"{"a": "", "b": [null]}"#, #"["5"]"#, #"{"a": 5}"#, "true", "[5]",
    "[[1, 2.5], [3, 4]]", #""\u0301""#, #""５""#,
  ]

  private static let formats = [
    "    format: numeric\n    answer: {value: 5}",
    "    format: tensor\n    answer: {value: [[1, 2.5], [3, 4]]}",
    "    format: choice\n    options: [{text: a, correct: true}, {text: b}]",
  ]

  @Test(arguments: formats)
  func `an answer of a JSON text gets the verdict of its value`(_ format: String) throws {
    try Bench.ask(question: format) { engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      for text in Self.answers {
        try Array(text.utf8).withUnsafeBytes { bytes in
          let value = try JSONText.read(bytes, keepingNumbers: true)
          let plain = try HostAPI(owner: nil, receive: { _ in }).value(value)
          let verdict = try JSONText.withFlat(bytes, keepingNumbers: true) {
            engine.grade(flat: $0, prepared)
          }
          #expect(verdict == engine.grade(plain, prepared), "\(text)")
          let again = try JSONText.withFlat(bytes) { engine.grade(flat: $0, prepared) }
          #expect(again.status == verdict.status, "\(text)")
        }
      }
    }
  }

  @Test(arguments: [65_536, 65_537])
  func `an answer of a JSON text may be 64 KiB long`(_ length: Int) throws {
    let text = "\"" + String(repeating: "x", count: length) + "\""
    let plugin = Bench.format("grade = function(value) return #value / 65536 end")
    let status = try Bench.ask(plugin: plugin, question: "    format: sample") {
      engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      return try Array(text.utf8).withUnsafeBytes {
        try JSONText.withFlat($0) { engine.grade(flat: $0, prepared).status }
      }
    }
    #expect(status == (length == 65_536 ? .graded : .invalid))
  }

  @Test(arguments: [
    (
      "\"e" + String(repeating: "\u{301}", count: 129) + "\"",
      "it holds a text with more than 128 combining marks in a row"
    ), ("", "there is nothing"), ("[1,", "a list or table does not end where the text ends"),
  ])
  func `what is no value has no flat form`(_ text: String, _ message: String) {
    let problem = #expect(throws: JSONText.Problem.self) {
      try Array(text.utf8).withUnsafeBytes { try JSONText.withFlat($0) { $0.count } }
    }
    #expect(problem?.message == message)
  }
}
