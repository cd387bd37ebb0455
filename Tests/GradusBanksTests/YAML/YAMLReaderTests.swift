import GradusBanks
import GradusCore
import Testing

/// The findings for a text, `line:column: message` each.
func findings(_ yaml: String) -> [String] { findings(Array(yaml.utf8)) }

/// The findings for the bytes of a file, `line:column: message` each.
func findings(_ bytes: [UInt8]) -> [String] {
  YAMLReader.read(bytes, file: "f").diagnostics.map { String($0.description.dropFirst(2)) }
}

@Suite struct `Reading YAML` {
  @Test(arguments: [
    ("1", Value.integer(1)), ("-12", .integer(-12)), ("+5", .integer(5)), ("0", .integer(0)),
    ("-0", .integer(0)), ("0x1F", .integer(31)), ("0o17", .integer(15)),
    ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("1.5", .number(1.5)), ("1.0e-3", .number(0.001)), ("1e-3", .number(0.001)),
    ("1E3", .number(1000)), (".5", .number(0.5)), ("-.5", .number(-0.5)), ("1.", .number(1)),
    ("1.e3", .number(1000)), (".inf", .number(.infinity)), ("-.INF", .number(-.infinity)),
    ("true", .boolean(true)), ("FALSE", .boolean(false)),
    ("~", .null), ("null", .null), ("", .null),
  ])
  func `unquoted numbers, truth values and nothing are read as YAML 1.2 says`(
    _ scalar: String, _ value: Value
  ) {
    #expect(YAMLReader.read(Array("a: \(scalar)".utf8), file: "f").content?["a"]?.value == value)
  }

  @Test(arguments: [
    "yes", "no", "on", "off", "y", "tRue", "nan", "inf", "Infinity", "2024-01-31", "12:30:00",
    "1_000", "1,000", "010", "-007", "0x", "0xG", "-0x1", "0x-1", "0o8", "1e", "e3", "+", ".",
    "1.2.3", "--1", "0b11", "1e+", "½", "１", "trained?",
  ])
  func `everything else is a text`(_ scalar: String) {
    let reading = YAMLReader.read(Array("a: \(scalar)".utf8), file: "f")
    #expect(reading.content?["a"]?.value == .text(scalar))
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a: '1'", Value.text("1")), ("a: \"true\"", .text("true")), ("a: ''", .text("")),
    ("a: |\n  1\n", .text("1\n")), ("a: >-\n  b\n  c\n", .text("b c")),
    ("a: \"x\\ty\\nz\"", .text("x\ty\nz")), ("a: b & c &d & e", .text("b & c &d & e")),
    ("a: '&x'", .text("&x")), ("a: \"&x\"", .text("&x")), ("a: |\n  &x\n", .text("&x\n")),
    ("a: '\\frac{1}{2}'", .text("\\frac{1}{2}")), ("a: .nan # a comment", .number(.nan)),
  ])
  func `quoted scalars and blocks are texts`(_ yaml: String, _ value: Value) {
    let read = YAMLReader.read(Array(yaml.utf8), file: "f").content?["a"]?.value
    if case .number(let number) = value, number.isNaN {
      #expect(read?.double?.isNaN == true)
    } else {
      #expect(read == value)
    }
  }

  @Test func `keys keep their order and are texts whatever they look like`() throws {
    let reading = YAMLReader.read(Array("{z: 1, 2: a, true: b, '2.0': c, '<<': d}".utf8), file: "f")
    guard case .map(let entries) = try reading.get().content else {
      Issue.record("no table")
      return
    }
    #expect(entries.map(\.key) == ["z", "2", "true", "2.0", "<<"])
  }

  @Test func `places count lines and characters from 1`() throws {
    let yaml = "标题: {en: a, zh: 中文内容, 更多: [一, 二]}\n表:\n  - 键: |\n      x\n    '次': \"值\"\n"
    let root = try YAMLReader.read(Array(yaml.utf8), file: "目录/f.yaml").get()
    let title = try #require(root["标题"])
    #expect(root.location == SourceLocation(file: "目录/f.yaml", line: 1, column: 1))
    #expect("\(title.location)" == "目录/f.yaml:1:5")
    #expect("\(try #require(title["zh"]).location)" == "目录/f.yaml:1:17")
    guard case .list(let numbers) = title["更多"]?.content, case .list(let rows) = root["表"]?.content
    else {
      Issue.record("no lists")
      return
    }
    #expect(numbers.map { $0.location.column } == [28, 31])
    #expect("\(try #require(rows.first?["键"]).location)" == "目录/f.yaml:3:8")
    guard case .map(let entries) = rows.first?.content else { return }
    #expect(
      entries.map { "\($0.keyLocation.line):\($0.keyLocation.column ?? 0)" } == ["3:5", "5:5"])
    #expect(entries.last.map { "\($0.value.location)" } == "目录/f.yaml:5:10")
  }

  @Test func `Windows line ends and a byte order mark move no place`() throws {
    let yaml = "a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n  - z\r\n"
    let root = try YAMLReader.read([0xEF, 0xBB, 0xBF] + Array(yaml.utf8), file: "f").get()
    #expect(root["a"]?.location == SourceLocation(file: "f", line: 1, column: 4))
    guard case .list(let elements) = root["b"]?.content else {
      Issue.record("no list")
      return
    }
    #expect(elements.map(\.value) == [.text("x\ny\n"), .text("z")])
    #expect(elements.map { $0.location.line } == [3, 6])
  }

  @Test func `a character outside the first plane is one column`() throws {
    let root = try YAMLReader.read(Array("{a: 𝄞😀, b: 1}".utf8), file: "f").get()
    #expect(root["b"]?.location.column == 12)
  }
}
