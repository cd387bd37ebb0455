import GradusLua
import Testing

@Suite struct JSONTextTests {
  private func read(_ text: String, keepingNumbers: Bool = false) throws -> LuaValue {
    try Array(text.utf8).withUnsafeBytes {
      try JSONText.read($0, keepingNumbers: keepingNumbers)
    }
  }

  private func problem(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { bytes -> String? in
      do throws(JSONText.Problem) {
        _ = try JSONText.read(bytes)
        return nil
      } catch {
        return error.message
      }
    }
  }

  @Test(arguments: [
    ("null", LuaValue.nil), ("true", .boolean(true)), (" false ", .boolean(false)),
    ("0", .integer(0)), ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("1.0", .number(1)), ("1e2", .number(100)),
    ("0.1", .number(0.1)), ("-2.5E-3", .number(-0.0025)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("123456789012345678901234567890", .number(1.2345678901234568e29)),
    ("5e-324", .number(.leastNonzeroMagnitude)), ("1e-999", .number(0)),
    (#""""#, .text("")), (#""a\"\\\/\b\f\n\r\t""#, .text("a\"\\/\u{8}\u{c}\n\r\t")),
    (#""\u4e2d\ud83d\ude00\u0000""#, .text("中😀\0")), (#""中""#, .text("中")),
    ("[]", .list([])), ("{}", .table([:])),
    (
      "[null, [1], {}]",
      .list([
        .nil, .list([.integer(1)]), .table([:]),
      ])
    ),
    (
      #"{"a": {"b": [true]}, "": null}"#,
      .table(["a": .table(["b": .list([.boolean(true)])]), "": .nil])
    ),
    (#"{"a": 1, "b": 2, "a": 3}"#, .table(["a": .integer(3), "b": .integer(2)])),
    ("\r\n\t [ 1 , 2 ] \n", .list([.integer(1), .integer(2)])),
  ])
  func `a document becomes a value`(json: String, expected: LuaValue) throws {
    #expect(try read(json) == expected)
  }

  @Test(arguments: [
    (#"{"tolerance": 0.350}"#, LuaValue.table(["tolerance": .text("0.350")])),
    (#"{"n": 12 , "m":-1e5}"#, .table(["n": .text("12"), "m": .text("-1e5")])),
    (
      #"{"list": [0.350, 12], "in": [{"n": 1.50}]}"#,
      .table([
        "list": .list([.number(0.35), .integer(12)]),
        "in": .list([.table(["n": .text("1.50")])]),
      ])
    ),
    (
      #"{"big": 123456789012345678901234567890}"#,
      .table(["big": .text("123456789012345678901234567890")])
    ),
    (
      #"{"text": "0.350", "b": true, "n": null}"#,
      .table(["text": .text("0.350"), "b": .boolean(true), "n": .nil])
    ),
    ("0.350", .text("0.350")), (" 7\n", .text("7")), ("[0.350]", .list([.number(0.35)])),
  ])
  func `numbers outside lists keep how they are written`(json: String, expected: LuaValue) throws {
    #expect(try read(json, keepingNumbers: true) == expected)
  }

  @Test(arguments: [
    ("", "there is nothing"), ("  \n", "there is nothing"),
    (#"{"a": 1"#, "a list or table does not end where the text ends"),
    ("[1, 2", "a list or table does not end where the text ends"),
    (#"{"a": "b"#, "a text has no closing quote"),
    (#"["a\x"]"#, "a text has an escape that JSON does not know"),
    (#"["\u12"]"#, "a text has an escape that JSON does not know"),
    (#"["\ud800"]"#, "a text has an escape that JSON does not know"),
    (#"["\udc00\ud800"]"#, "a text has an escape that JSON does not know"),
    (#"{"\ud800": 1}"#, "a text has an escape that JSON does not know"),
    ("[\"a\nb\"]", "a text has a control character that is not escaped"),
    ("[1e999]", "a number is not written as JSON allows"),
    ("[01]", "a number is not written as JSON allows"),
    ("[1.]", "a number is not written as JSON allows"),
    ("[-]", "a number is not written as JSON allows"),
    ("[0x10]", "a number is not written as JSON allows"),
    ("[1] 2", "a list or table does not end where the text ends"),
    (#"{"a": 1} {"b": 2}"#, "something follows the end of the value"),
    (#""a" "b""#, "something follows the end of the value"),
    ("1 2", "something follows the end of the value"),
    ("true false", "something follows the end of the value"),
    ("[tru]", "a word is none of true, false and null"),
    ("[nul]", "a word is none of true, false and null"),
    ("fals", "a word is none of true, false and null"),
    ("NaN", "it is not JSON"), ("[1 2]", "it is not JSON"), ("[,]", "it is not JSON"),
    ("[1,]", "it is not JSON"), (#"{"a" 1}"#, "it is not JSON"), ("{a: 1}", "it is not JSON"),
    (#"{"a": 1,}"#, "it is not JSON"), ("'a'", "it is not JSON"), ("+1", "it is not JSON"),
  ])
  func `what is not JSON is told apart`(json: String, message: String) {
    #expect(problem(Array(json.utf8)) == message)
  }

  @Test(
    arguments: [
      [0x22, 0xff, 0x22], [0x22, 0xc3, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xc0, 0x80, 0x22],
    ] as [[UInt8]])
  func `a document that is not UTF-8 is refused`(bytes: [UInt8]) {
    #expect(problem(bytes) == "the text is not UTF-8")
  }

  @Test(arguments: [
    (64, "", true), (65, "", false), (64, "1", true), (65, "1", false), (1000, "", false),
    (100_000, "", false),
  ])
  func `a document may have 64 levels`(levels: Int, core: String, isFine: Bool) {
    let json = String(repeating: "[", count: levels) + core + String(repeating: "]", count: levels)
    #expect(problem(Array(json.utf8)) == (isFine ? nil : "lists and tables are nested too deeply"))
    let table =
      String(repeating: #"{"a":"#, count: levels - 1) + "{}"
      + String(repeating: "}", count: levels - 1)
    #expect(
      problem(Array(table.utf8)) == (levels <= 64 ? nil : "lists and tables are nested too deeply"))
  }

  @Test func `bad numbers are refused even when they are kept as text`() {
    for json in [#"{"a": 01}"#, #"{"a": 1e999}"#, #"{"a": 1.}"#, #"{"a": -}"#] {
      let problem = #expect(throws: JSONText.Problem.self) {
        try read(json, keepingNumbers: true)
      }
      #expect(problem?.message == "a number is not written as JSON allows")
    }
  }

  @Test func `an empty buffer without an address is an empty document`() {
    #expect(throws: JSONText.Problem.self) {
      try JSONText.read(UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  @Test func `a long list arrives whole`() throws {
    let numbers = Array(0..<100_000)
    #expect(try read("\(numbers)") == .list(numbers.map(LuaValue.integer)))
  }

  private func numbers(_ text: String, most: Int = 8) -> LuaValue? {
    Array(text.utf8).withUnsafeBytes { JSONText.numbers($0, most: most) }.map { found in
      .list([.list(found.shape.map { .integer($0) }), .list(found.numbers.map { .number($0) })])
    }
  }

  @Test(arguments: [
    ("[1]", [1], [1]), (" [ 1.5 , -2e3 ] ", [2], [1.5, -2000]),
    ("[[1,2],[3,4]]", [2, 2], [1, 2, 3, 4]),
    ("[[[1],[2]],[[3],[4]],[[5],[6]]]", [3, 2, 1], [1, 2, 3, 4, 5, 6]),
    ("[[[[[[[[7]]]]]]]]", [1, 1, 1, 1, 1, 1, 1, 1], [7]),
    ("[9223372036854775807, 9223372036854775808]", [2], [0x1p63, 0x1p63]),
    ("[0.1, 1e-999]", [2], [0.1, 0]),
  ])
  func `nested lists of numbers are an array`(_ text: String, shape: [Int], elements: [Double]) {
    #expect(
      numbers(text)
        == .list([.list(shape.map { .integer($0) }), .list(elements.map { .number($0) })]))
  }

  @Test(arguments: [
    "", "1", "[]", "[[]]", "[[1],[]]", "[[],[1]]", "[[1,2],[3]]", "[[1,2],3]", "[1,[2]]",
    "[[1],[[2]]]", "[[[1]],[2]]", "[1,null]", "[\"1\"]", "[true]", "[{}]", "[1e999]", "[1,]",
    "[1", "[1]]", "[1] 2", "[01]", "[1.]", "[nul]", "[1,2,3,4,5,6,7,8,9]",
    "[[[[[[[[[1]]]]]]]]]", "[1, \u{7}2]", "[-]",
  ])
  func `what is no array of so many numbers is none`(_ text: String) {
    #expect(numbers(text) == nil)
    #expect(numbers("[1,2,3,4,5,6,7,8]") != nil)
  }
}
