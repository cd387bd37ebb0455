import Dispatch
import Foundation
import GradusBanks
import Synchronization
import Testing

@Suite struct `Refused YAML` {
  static let anchor =
    "'&' starts an anchor, and banks have none: write the data out, or put a text that starts with "
    + "'&' in quotes"
  static let alias =
    "'*' starts an alias, and banks have none: write the data out, or put a text that starts with "
    + "'*' in quotes"
  static let tag =
    "'!' starts a tag, and banks have none: put a text that starts with '!' in quotes"

  @Test(arguments: [
    ("a: &x 1\nb: *x\n", ["1:4: \(anchor)"]),
    ("a: &x 1\nb: &y 2\n", ["1:4: \(anchor)", "2:4: \(anchor)"]),
    ("a: &x\n  b: 1\nc: *x\n", ["1:4: \(anchor)"]),
    ("- &x {b: 1}\n", ["1:3: \(anchor)"]),
    ("&x a: 1\n", ["1:1: \(anchor)"]),
    ("a: &注\n", ["1:4: \(anchor)"]),
    ("a: *x\n", ["1:4: \(alias)"]),
    ("a: *注意*\n", ["1:4: \(alias)"]),
    ("a: !!str 3\n", ["1:4: \(tag)"]),
    ("a: !important\n", ["1:4: \(tag)"]),
    ("a: !x [1]\nb: !y {c: 1}\nd: !z 'e'\n", ["1:4: \(tag)", "2:4: \(tag)", "3:4: \(tag)"]),
    ("a: !y!x 1\n", ["1:4: \(tag)"]),
    ("a: !<x\n", ["1:4: \(tag)"]),
    ("<<: {a: 1}\n", ["1:1: '<<' merges tables, and banks do not: write the entries out"]),
    ("a: &a\n  <<: *a\n", ["1:4: \(anchor)"]),
    ("? [a]\n: 1\n", ["1:3: a key must be a text, not a list or a table"]),
    ("a: {{d}}\n", ["1:5: put {{d}} in quotes: without them '{' starts a table"]),
    ("a: {: 1}\n", ["1:5: a value or a closing bracket is missing here"]),
    ("?\n: 1\n", ["1:2: there is no key before this ':'"]),
    ("a: 1e400\n", ["1:4: '1e400' is too large for a number: put it in quotes if it is a text"]),
    ("", ["1: the file is empty"]), ("# only a comment\n", ["1: the file is empty"]),
    ("---\n", ["1: the file is empty"]), ("~\n", ["1: the file is empty"]),
  ])
  func `what banks do not use is refused`(_ yaml: String, _ expected: [String]) {
    #expect(findings(yaml) == expected)
  }

  @Test(arguments: [
    (
      "a: 1\nb: 2\na: 3\n\"b\": 4\n'a': 5\n",
      [
        "3:1: duplicate key 'a': it is already on line 1",
        "4:1: duplicate key 'b': it is already on line 2",
        "5:1: duplicate key 'a': it is already on line 1",
      ]
    ),
    (
      "{键: 1, b: {c: 1, c: 2}, 键: 2}\n",
      [
        "1:18: duplicate key 'c': it is already on line 1",
        "1:25: duplicate key '键': it is already on line 1",
      ]
    ),
    ("1: a\n'1': b\n", ["2:1: duplicate key '1': it is already on line 1"]),
    ("\"it's\": a\n'it''s': b\n", ["2:1: duplicate key 'it's': it is already on line 1"]),
    (
      "a b: &x 1\na b: 2\n",
      ["1:6: \(anchor)", "2:1: duplicate key 'a b': it is already on line 1"]
    ),
    ("[a]: 1\n[a]: 2\n", ["1:1: a key must be a text, not a list or a table"]),
  ])
  func `all duplicate keys are found with both places`(_ yaml: String, _ expected: [String]) {
    #expect(findings(yaml) == expected)
  }

  @Test func `duplicate keys are found in long tables too`() {
    let keys = (1...40).map { "key-\($0): 0\n" }.joined()
    #expect(
      findings(keys + "key-3: 1\nkey-40: 1\n'key-17': 1\n") == [
        "41:1: duplicate key 'key-3': it is already on line 3",
        "42:1: duplicate key 'key-40': it is already on line 40",
        "43:1: duplicate key 'key-17': it is already on line 17",
      ])
  }

  @Test(arguments: [
    (
      [0x61, 0x3A, 0x20, 0xE9, 0x0A],
      "1:4: byte 0xE9 at offset 3 is not UTF-8: save the file as UTF-8"
    ),
    (
      Array("标题: 好\n第二: ".utf8) + [0x80],
      "2:5: byte 0x80 at offset 20 is not UTF-8: save the file as UTF-8"
    ),
    (
      [0xEF, 0xBB, 0xBF, 0x61, 0xE4, 0xBD],
      "1:2: byte 0xE4 at offset 4 is not UTF-8: save the file as UTF-8"
    ),
    ([0xFF, 0xFE, 0x61, 0x00], "1: the file is UTF-16: save it as UTF-8"),
    (Array("a: \u{0}b".utf8), "1:4: invisible character U+0000: delete it"),
    (Array("a: 1\nb: 中\u{2028}文".utf8), "2:5: invisible character U+2028: delete it"),
    (Array("a: \u{FEFF}b".utf8), "1:4: invisible character U+FEFF: delete it"),
    (Array("a: \u{85}".utf8), "1:4: invisible character U+0085: delete it"),
  ])
  func `a file that is no clean UTF-8 is refused`(_ bytes: [UInt8], _ expected: String) {
    #expect(findings(bytes) == [expected])
  }

  @Test(arguments: ["007F", "0080", "009F", "2028", "2029", "FEFF", "FFFE", "FFFF"])
  func `an invisible character is refused`(_ code: String) throws {
    let scalar = try #require(UInt32(code, radix: 16).flatMap(Unicode.Scalar.init))
    #expect(
      findings("a: 1\nb: 中\(scalar)\n") == ["2:5: invisible character U+\(code): delete it"])
  }

  @Test(arguments: ["\u{A0}", "\u{2027}", "\u{202A}", "\u{FEFE}", "\u{FF0C}", "\u{FFFD}"])
  func `the neighbours of invisible characters are read`(_ character: String) {
    #expect(findings("a: \(character)b\n") == [])
  }

  @Test func `a file larger than four MiB is refused`() {
    let bytes = [UInt8](repeating: 0x23, count: (4 << 20) + 1)
    #expect(
      findings(bytes) == ["1: the file has 4.1 MiB, more than 4: split it into several files"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "{", "[{a: "])
  func `deep nesting is refused`(_ opening: String) {
    let yaml = String(repeating: opening, count: 10_000)
    let found = findings(yaml)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(": nested deeper than 64 levels") == true, "\(found)")
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}"), ("? ", "x")])
  func `deep nesting does not need a large stack`(_ opening: String, _ closing: String) {
    let yaml = String(repeating: opening, count: 990) + String(repeating: closing, count: 990)
    let done = DispatchSemaphore(value: 0)
    let count = Mutex(0)
    let thread = Thread {
      count.withLock { $0 = findings(yaml).count }
      done.signal()
    }
    thread.stackSize = 256 << 10
    thread.start()
    done.wait()
    #expect(count.withLock { $0 } == 1)
  }

  @Test func `the sixty-fifth level is one too many`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(findings(nested(64)) == [])
    #expect(findings(nested(65)) == ["1:65: nested deeper than 64 levels"])
  }

  @Test func `a hundred thousand parts are enough`() {
    let yaml = "a: [" + String(repeating: "0,", count: 100_000) + "]"
    #expect(
      findings(yaml) == [
        "1:199999: the file has more than 100000 keys and values: split it into several files"
      ])
  }

  @Test func `aliases cannot make data grow`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...50 {
      let parts = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(parts)]\n"
    }
    // With anchors, the keys below would be 9^50 nodes to compare.
    yaml += "? *a50\n: 1\n? *a49\n: 2\n"
    let found = findings(yaml)
    #expect(found.count == 20)
    #expect(found.first == "1:5: \(Self.anchor)")
  }

  @Test func `many duplicate keys end in an answer`() {
    let yaml = String(repeating: "a: 1\n", count: 1000)
    let found = findings(yaml)
    #expect(found.count == 41)
    #expect(found.first == "1:1: key 'a' occurs again in the same table")
  }
}
