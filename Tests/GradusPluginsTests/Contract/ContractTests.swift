import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// The contract says what the readers accept and what the engine hands over.
@Suite struct ContractTests {
  /// A value in Lua that may stand under every key of a table a plugin writes.
  private static let values: [String: [String: String]] = [
    "plugin": [
      "name": "'sample'", "version": "'1'", "api": "1", "formats": "{}", "rules": "{}",
      "checks": "{}", "doc": "'x'", "budget": "{}",
    ],
    "budget": ["instructions": "1000", "allocation": "1 << 20", "memory": "1 << 20", "text": "99"],
    "format": [
      "fields": "{}", "doc": "'x'", "prepare": "f", "present": "f", "parse": "f", "grade": "f",
      "solution": "f", "samples": "f",
    ],
    "field": [
      "type": "'any'", "required": "true", "default": "1", "doc": "'x'", "of": "{ type = 'any' }",
      "fields": "{}", "values": "{ 'a' }", "min": "1", "max": "2",
    ],
    "rule": ["combine": "f", "options": "{}", "doc": "'x'", "samples": "{}"],
    "check": [
      "given": "{ q = 'tensor' }", "reference": "f", "mistakes": "{}", "steps": "{}",
      "follow_through": "0.5", "doc": "'x'", "samples": "{}",
    ],
    "step of a check": ["name": "'a'", "reference": "f", "mistakes": "{}"],
    "mistake of a check": ["reference": "f", "feedback": "'x'"],
  ]

  private static let written = [
    Contract.plugin, Contract.budget, Contract.format, Contract.field, Contract.rule,
    Contract.check,
    Contract.step, Contract.mistake,
  ]

  private static func source(_ table: ContractTable, without left: String = "") -> String {
    let keys = table.names.filter { $0 != left }
      .map { "\($0) = \(values[table.name]?[$0] ?? "nil")" }.joined(separator: ", ")
    let plugin = "return { name = 'sample', version = '1', api = 1,"
    let body =
      switch table.name {
      case "plugin": "return { \(keys) }"
      case "budget": "\(plugin) budget = { \(keys) } }"
      case "format": "\(plugin) formats = { a = { \(keys) } } }"
      case "field": "\(plugin) formats = { a = { grade = f, fields = { b = { \(keys) } } } } }"
      case "rule": "\(plugin) rules = { a = { \(keys) } } }"
      case "check": "\(plugin) checks = { a = { \(keys) } } }"
      case "step of a check": "\(plugin) checks = { a = { steps = { { \(keys) } } } } }"
      default:
        "\(plugin) checks = { a = { reference = f, mistakes = { b = { \(keys) } } } } }"
      }
    return "local function f() end\n" + body
  }

  @Test(arguments: written)
  func `every declared key is accepted`(_ table: ContractTable) throws {
    #expect(Set(Self.values[table.name, default: [:]].keys) == Set(table.names))
    #expect(try Bench.faults(loading: Self.source(table)) == [])
  }

  @Test(arguments: written)
  func `a key is required if and only if it is declared so`(_ table: ContractTable) throws {
    for key in table.keys {
      // Without steps a check needs its reference; the page says so in words.
      if table.name == "check", key.name == "reference" { continue }
      let faults = try Bench.faults(loading: Self.source(table, without: key.name))
      #expect(faults.isEmpty != key.isRequired, "\(key.name): \(faults)")
    }
  }

  @Test(arguments: FieldType.allCases)
  func `every declared type of a field is accepted`(_ type: FieldType) throws {
    let format = "grade = print, fields = { a = { type = '\(type.rawValue)' } }"
    #expect(try Bench.faults(loading: Bench.format(format)) == [])
  }

  @Test(arguments: [
    ("tensor[n,d]", true), ("tensor", true), ("number", true), ("integer", true),
    ("string", true), ("boolean", true), ("list", true), ("tensor[n]?", true), ("list?", true),
    ("tensor[", false), ("tensor[]", false), ("matrix", false), ("", false),
  ])
  func `a check is given what is declared`(_ type: String, _ isAccepted: Bool) {
    #expect((GivenType(type) != nil) == isAccepted)
  }

  @Test func `a rule gets the declared parts and context`() throws {
    let plugin = """
      local function names(t)
        local list = {}
        for name in pairs(t) do list[#list + 1] = name end
        return table.concat(list, " ")
      end
      return { name = "sample", version = "1", api = 1, rules = { sample = {
        combine = function(parts, context) error(names(parts[1]) .. "; " .. names(context)) end
      } } }
      """
    try Bench.ask(plugin: plugin, question: "    format: text\n    accept: [a]") { engine, _ in
      let part = RulePart(score: 1, points: 1, status: .graded)
      let fault = #expect(throws: PluginError.self) {
        try engine.combine([part], by: Quiz.RuleChoice(name: "sample", options: [:]))
      }
      let keys = Contract.rulePart.names.sorted().joined(separator: " ")
      let context = Contract.ruleContext.names.joined(separator: " ")
      #expect(fault?.message == "combine of rule 'sample': \(keys); \(context)")
    }
  }

  @Test(arguments: BlockKind.allCases)
  func `a block of every declared kind is shown`(_ kind: BlockKind) throws {
    let keys = [
      "text": "text = 'x'", "options": "items = {}", "columns": "left = {}, right = {}",
      "table": "rows = {}", "code": "text = 'x'",
    ]
    let view = "{ blocks = { { kind = '\(kind.rawValue)', \(keys[kind.rawValue] ?? "") } } }"
    let format = "grade = print, present = function() return \(view) end"
    let blocks = try Bench.ask(
      plugin: Bench.format(format), question: "    format: sample"
    ) { engine, question in
      try engine.view(of: engine.prepare(question, seed: 1), in: .english).blocks
    }
    #expect(blocks.count == 1)
  }
}

extension ContractTests {
  @Test func `every declared kind of input is read with its keys`() throws {
    let labels = ["A", "B"]
    let inputs: [InputKind: (String, View.Input)] = [
      .choice: ("labels = { 'A', 'B' }, multiple = true", .choice(labels: labels, multiple: true)),
      .order: ("labels = { 'A', 'B' }", .order(labels: labels)),
      .line: ("", .line), .lines: ("", .lines),
      .matrix: ("rows = 2, columns = 3", .matrix(rows: 2, columns: 3)),
      .rubric: ("items = { { label = '1', text = 'x' } }", .rubric([.init(label: "1", text: "x")])),
    ]
    for kind in InputKind.allCases {
      let (keys, input) = try #require(inputs[kind])
      let view = "{ input = { kind = '\(kind.rawValue)', \(keys) } }"
      let read = try Bench.ask(
        plugin: Bench.format("grade = print, present = function() return \(view) end"),
        question: "    format: sample"
      ) { engine, question in
        try engine.view(of: engine.prepare(question, seed: 1), in: .english).input
      }
      #expect(read == input)
    }
  }
}

extension ContractTable: CustomTestStringConvertible {
  var testDescription: String { name }
}
