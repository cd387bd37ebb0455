import Foundation
import Testing

/// Data that does its worst costs its own record a clear line; the next one is graded.
@Suite(.serialized) struct HostileDataTests {
  private static let question = "t004-cost-of-each-layer.crossover-length"
  private static let good = #"{"question":"\#(question)","answer":"1"}"#

  /// The most memory that any command of these tests may take.
  private static let mostMemory = 400 << 20

  private static func expectBoundedMemory() {
    // What this process has is counted to a child's, which begins as a copy of it.
    #expect(peakMemory(of: -1) < max(mostMemory, peakMemory(of: 0) + (16 << 20)))
  }

  /// The most memory of this process (0) or of any of its children (-1), in bytes.
  ///
  /// - Parameter who: RUSAGE_SELF or RUSAGE_CHILDREN, whose types differ between systems; so does
  ///   the unit of the size.
  private static func peakMemory(of who: Int32) -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      #expect(getrusage(who, &usage) == 0)
      return Int(usage.ru_maxrss)
    #else
      #expect(getrusage(__rusage_who_t(who), &usage) == 0)
      return Int(usage.ru_maxrss) << 10
    #endif
  }

  /// Grades lines made of pieces, each repeated so many times, between two good records.
  private static func result(_ pieces: [(String, Int)]) throws -> ResultLine? {
    let command = try Command()
    try command.write("answers.jsonl", "")
    let handle = try FileHandle(
      forWritingTo: command.folder.appendingPathComponent("answers.jsonl"))
    try handle.write(contentsOf: Data((good + "\n").utf8))
    for (piece, count) in pieces {
      // Written in parts, so that the test itself takes little memory.
      let part = Data(String(repeating: piece, count: min(count, 1 << 16)).utf8)
      for _ in 0..<(count / (1 << 16)) { try handle.write(contentsOf: part) }
      let rest = String(repeating: piece, count: count % (1 << 16))
      if count >= 1 << 16 { try handle.write(contentsOf: Data(rest.utf8)) }
      if count < 1 << 16 { try handle.write(contentsOf: part) }
    }
    try handle.write(contentsOf: Data(("\n" + good + "\n").utf8))
    try handle.close()
    let results = try command.gradus("grade", "answers.jsonl").results()
    #expect(results.map(\.id) == ["1", "2", "3"])
    #expect(results.first?.status == "graded" && results.last?.status == "graded")
    expectBoundedMemory()
    return results.count == 3 ? results[1] : nil
  }

  private static let start = #"{"question":"\#(question)","answer":"#
  private static let tooDeep = "lists and tables are nested too deeply"
  private static let badNumber = "a number is not written as JSON allows"
  private static let badEscape = "a text has an escape that JSON does not know"
  private static let tooLong = "the line is longer than 16 MiB"
  private static let tooManyMarks =
    "it holds a text with more than 128 combining marks in a row"

  private static let unreadable: [([(String, Int)], String)] = [
    ([("[", 1_000_000), ("]", 1_000_000), ("}", 1)], tooDeep),
    ([("{\"a\":", 1_000_000)], "a list or table does not end where the text ends"),
    ([("\"", 1), ("x", 100 << 20), ("\"}", 1)], tooLong),
    ([("x", 200 << 20)], tooLong),
    ([("9", 10_000_000), ("}", 1)], badNumber),
    ([("[1e999]}", 1)], badNumber),
    ([("-Infinity}", 1)], badNumber),
    ([("NaN}", 1)], "it is not JSON"),
    ([("\"\\ud800\"}", 1)], badEscape),
    ([("\"\\udc00x\"}", 1)], badEscape),
    ([("\"a\0b\"}", 1)], "a text has a control character that is not escaped"),
    ([("\"a", 1), ("\u{301}\u{316}", 100_000), ("\"}", 1)], tooManyMarks),
    ([("1,\"a", 1), ("\u{301}\u{316}", 100_000), ("\":1}", 1)], tooManyMarks),
  ]

  @Test(arguments: unreadable)
  func `a line that cannot be read costs its own record`(
    _ pieces: [(String, Int)], message: String
  ) throws {
    let result = try Self.result([(Self.start, 1)] + pieces)
    #expect(result?.status == "bad_input")
    #expect(result?.message == message)
  }

  private static let tooLongAnswers: [([(String, Int)], String)] = [
    ([("\"", 1), ("x", 15 << 20), ("\"}", 1)], "The answer is longer than 64 KiB."),
    (
      [("\"", 1), ("9", 60_000), ("\"}", 1)],
      "the number is too long: at most 10000 characters are read"
    ),
  ]

  @Test(arguments: tooLongAnswers)
  func `an answer that is too long is invalid`(
    _ pieces: [(String, Int)], feedback: String
  ) throws {
    let result = try Self.result([(Self.start, 1)] + pieces)
    #expect(result?.status == "invalid")
    #expect(result?.feedback == feedback)
  }

  @Test(arguments: [
    "-9223372036854775808", "9223372036854775808", "1e308", "-0.0", "\"\\u0000\"",
    "[-9223372036854775808.0]", "{\"a\":{\"b\":[1,{\"c\":null}]}}",
  ])
  func `an answer at the ends of what can be written has a verdict`(_ answer: String) throws {
    let result = try Self.result([(Self.start + answer + "}", 1)])
    #expect(["graded", "invalid"].contains(result?.status))
  }

  @Test func `bytes that are not UTF-8 cost their own record`() throws {
    let command = try Command()
    var bytes = Data((Self.good + "\n").utf8)
    for wrong: [UInt8] in [[0xff, 0xfe], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xe2, 0x82]] {
      bytes += Data((Self.start + "\"").utf8) + wrong + Data("\"}\n".utf8)
    }
    try (bytes + Data(Self.good.utf8)).write(
      to: command.folder.appendingPathComponent("answers.jsonl"))
    let results = try command.gradus("grade", "answers.jsonl").results()
    #expect(
      results.map(\.status) == ["graded"] + Array(repeating: "bad_input", count: 4) + ["graded"])
    #expect(results.dropFirst().dropLast().allSatisfy { $0.message == "the text is not UTF-8" })
  }

  // MARK: Tables

  @Test func `a row that cannot be read costs its own record`() throws {
    let command = try Command()
    let cells = Array(repeating: "x", count: 100_000).joined(separator: ",")
    let rows = [
      "\(Self.question),1", "\(Self.question),1,2", cells,
      "\(Self.question),a" + String(repeating: "\u{301}\u{316}", count: 1000),
      "\(Self.question),\"1", "\(Self.question),1",
    ]
    try command.write("answers.csv", "question,answer\n" + rows.joined(separator: "\n") + "\n")
    let results = try command.gradus("grade", "answers.csv").results()
    #expect(results.map(\.id) == ["2", "3", "4", "5", "6", "7"])
    #expect(
      results.map(\.message) == [
        nil, "the row has 3 cells, the header 2", "the row has more than 10000 cells",
        Self.tooManyMarks, "a quote is not closed", nil,
      ])
    #expect(results.first?.status == "graded" && results.last?.status == "graded")
    Self.expectBoundedMemory()
  }

  @Test func `a table without a header that can be read is refused`() throws {
    let command = try Command()
    try command.write("answers.csv", String(repeating: ",", count: 100_000) + "\n1\n")
    let outcome = try command.gradus("grade", "answers.csv")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains(
        "answers.csv: in its header: the row has more than 10000 cells"))
  }

  // MARK: Files named in answers

  private static let files: [(String, String)] = [
    ("../../etc/passwd", "The file '../../etc/passwd' is not inside the folder of the answer."),
    ("/etc/passwd", "The file '/etc/passwd' is not inside the folder of the answer."),
    ("link.npy", "The file 'link.npy' is not inside the folder of the answer."),
    ("zero.npy", "The file 'zero.npy' is not inside the folder of the answer."),
    ("out/passwd", "The file 'out/passwd' is not inside the folder of the answer."),
    ("", "The file '' is not inside the folder of the answer."),
    (
      "pipe.npy",
      "The array file 'pipe.npy' cannot be used: 'pipe.npy' is not a regular file."
    ),
    ("folder", "The array file 'folder' cannot be used: 'folder' is not a regular file."),
    (
      "none.npy",
      "The array file 'none.npy' cannot be used: there is no 'none.npy'."
    ),
    (
      "huge.npy",
      "The array file 'huge.npy' cannot be used: shape [4294967296, 4294967296] is too large: "
        + "at most 16777216 elements are allowed."
    ),
    (
      "many.npy", "The array file 'many.npy' has 2000000 numbers; at most 1048576 are read."
    ),
    (
      "header.safetensors",
      "The array file 'header.safetensors' cannot be used: the safetensors header claims "
        + "18446744073709551615 bytes: at most 4194304 are allowed."
    ),
    (
      "sparse.npy",
      "The array file 'sparse.npy' cannot be used: 'sparse.npy' is larger than 64 MiB."
    ),
  ]

  @Test(arguments: files)
  func `a file is read only when it is a file of the answer's folder`(
    _ name: String, feedback: String
  ) throws {
    let command = try Command()
    let folder = command.folder.path
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: "\(folder)/link.npy", withDestinationPath: "/etc/passwd")
    try manager.createSymbolicLink(atPath: "\(folder)/zero.npy", withDestinationPath: "/dev/zero")
    try manager.createSymbolicLink(atPath: "\(folder)/out", withDestinationPath: "/etc")
    try manager.createDirectory(atPath: "\(folder)/folder", withIntermediateDirectories: false)
    #expect(mkfifo("\(folder)/pipe.npy", 0o600) == 0)
    try Self.npy("(4294967296, 4294967296)", count: 2).write(
      to: command.folder.appendingPathComponent("huge.npy"))
    try Self.npy("(2000000,)", count: 2_000_000).write(
      to: command.folder.appendingPathComponent("many.npy"))
    try Data(repeating: 0xff, count: 64).write(
      to: command.folder.appendingPathComponent("header.safetensors"))
    try #require(manager.createFile(atPath: "\(folder)/sparse.npy", contents: nil))
    #expect(truncate("\(folder)/sparse.npy", 1 << 30) == 0)

    let line = #"{"question":"\#(Self.question)","answer":{"file":"\#(name)"}}"#
    try command.write("answers.jsonl", [Self.good, line, Self.good].joined(separator: "\n"))
    let results = try command.gradus("grade", "answers.jsonl").results()
    #expect(results.map(\.status) == ["graded", "invalid", "graded"])
    #expect(results[1].feedback == feedback)
    Self.expectBoundedMemory()
  }

  /// A `.npy` file of bytes with this shape in its header.
  private static func npy(_ shape: String, count: Int) -> Data {
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }\n"
    return Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0, UInt8(header.utf8.count), 0])
      + Data(header.utf8) + Data(count: count)
  }

  @Test func `a student's answers are read only from a file of the student's folder`() throws {
    let command = try Command()
    let answer = #"{"\#(Self.question)": "1"}"#
    try command.write("class/ada/answers.json", answer)
    try command.write("class/eve/note", "")
    try command.write("class/mallory/note", "")
    try command.write("class/zoe/answers.json", answer)
    let folder = command.folder.path
    #expect(mkfifo("\(folder)/class/eve/answers.json", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/class/mallory/answers.jsonl", withDestinationPath: "/etc/passwd")
    let results = try command.gradus("grade", "class").results()
    #expect(results.map(\.status) == ["graded", "bad_input", "bad_input", "graded"])
    #expect(results[1].message == "'answers.json' is not a regular file")
    #expect(results[2].message == "'answers.jsonl' is not inside its folder")
  }

  // MARK: Banks

  private static let banks: [(String, String)] = [
    ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "bank/t.yaml:1:4: '&' starts an anchor"),
    ("a: &a\n  <<: *a\n", "bank/t.yaml:1:4: '&' starts an anchor"),
    (
      String(repeating: "[", count: 100_000),
      "bank/t.yaml:1:1: nested deeper than 64 levels"
    ),
    ("a:\n\t- b\n", "bank/t.yaml:2:1: this line is indented by a tab: use spaces"),
    ("a: 1\na: 2\n", "bank/t.yaml:2:1: duplicate key 'a': it is already on line 1"),
    (
      "a: \"x" + String(repeating: "\u{301}\u{316}", count: 100_000) + "\"\n",
      "bank/t.yaml:1: more than 128 combining marks in a row: delete most of them"
    ),
    ("a: \u{1}\n", "bank/t.yaml:1:4: invisible character U+0001: delete it"),
  ]

  @Test(arguments: banks)
  func `a bank that does its worst is refused in a line`(_ text: String, message: String) throws {
    let command = try Command()
    try command.write("bank/t.yaml", text)
    let outcome = try command.gradus("check", "bank")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(message), "\(outcome.output.prefix(300))")
    Self.expectBoundedMemory()
  }
}
