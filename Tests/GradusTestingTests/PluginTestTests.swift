import Foundation
import GradusCore
import GradusLua
import GradusPlugins
import GradusTesting
import Testing

/// What a test of a plugin finds.
@Suite struct `Testing a plugin` {
  /// Tests a plugin made of these files; paths in findings begin with the plugin's folder.
  private static func findings(
    _ files: [String: String], seeds: Int = 3, budget: Budget = Budget()
  ) throws -> [String] {
    try report(files, seeds: seeds, budget: budget).findings.map(\.description)
  }

  private static func report(
    _ files: [String: String], seeds: Int = 3, budget: Budget = Budget(),
    measuresCoverage: Bool = false
  ) throws -> PluginReport {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appendingPathComponent("p/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    var report = try PluginTest(
      root.path + "/p", seeds: seeds, budget: budget, measuresCoverage: measuresCoverage
    ).run()
    for place in report.findings.indices {
      let finding = report.findings[place]
      report.findings[place].message = finding.message.replacing(root.path + "/", with: "")
      report.findings[place].details = finding.details.replacing(root.path + "/", with: "")
      report.findings[place].location?.file =
        finding.location?.file.replacing(root.path + "/", with: "") ?? ""
    }
    return report
  }

  private static func format(_ functions: String) -> String {
    #"return { name = "p", version = "1.0.0", api = 1, formats = { p = { \#(functions) } } }"#
  }

  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: T
    questions:
      - {id: q, format: p, prompt: "1 + 1 = ?"}
      - {id: r, format: p, prompt: "2 + 2 = ?"}
    """

  private static let sound = format(
    """
    parse = function(raw) return text.trim(tostring(raw)) end,
    grade = function(value) return value == "2" and 1 or 0 end,
    solution = function() return "2" end
    """)

  @Test func `a sound plugin has no finding, and is told what was done`() throws {
    let report = try Self.report([
      "plugin.lua": Self.sound, "banks/b/t.yaml": Self.bank,
      "cases/c.yaml": "question: t.q\ncases: [{answer: 2, score: 1}, {answer: 3, score: 0}]",
    ])
    #expect(report.findings.isEmpty)
    #expect(
      report.summary.hasPrefix("plugin 'p': questions: 2, cases: 2, further answers: "))
    #expect(report.summary.hasSuffix(": no fault found"))
  }

  @Test(arguments: [
    (
      "{answer: 2, score: 0}",
      "the answer '2' (authored order) gets a score of 1; expected a score of 0"
    ),
    (
      "{answer: 3, status: invalid, seed: 4}",
      "the answer '3' (seed 4) gets a score of 0; expected invalid"
    ),
    (
      "{answer: 3, score: 0, notes: [sum], feedback: Add.}",
      "the answer '3' (authored order) gets a score of 0; expected the notes sum and feedback with "
        + "'Add.'"
    ),
    (
      "{answer: \"\", score: 0}", "the answer '' (authored order) gets blank; expected a score of 0"
    ),
  ])
  func `a case that gets something else is shown`(_ row: String, _ message: String) throws {
    let findings = try Self.findings([
      "plugin.lua": Self.sound, "cases/c.yaml": "question: {format: p, prompt: x}\ncases: [\(row)]",
    ])
    #expect(findings == ["p/cases/c.yaml:2:9: \(message)"])
  }

  @Test func `cases of a rule are lists of parts`() throws {
    let rule = """
      return { name = "p", version = "1.0.0", api = 1, rules = { first = {
        combine = function(parts) return parts[1].score or 0 end,
      } } }
      """
    let cases = """
      rule: first
      cases:
        - {parts: [{score: 0.5}, {score: 1}], score: 0.5}
        - {parts: [{status: blank}], score: 1}
        - {parts: [{score: 1}]}
      """
    #expect(
      try Self.findings(["plugin.lua": rule, "cases/c.yaml": cases]) == [
        "p/cases/c.yaml:4:5: rule 'first' gives 0; expected 1",
        "p/cases/c.yaml:5:5: a case of a rule needs 'score'",
      ])
  }

  @Test func `a question of cases that is not there is suggested`() throws {
    #expect(
      try Self.findings([
        "plugin.lua": Self.sound, "banks/b/t.yaml": Self.bank,
        "cases/c.yaml": "question: t.qq\ncases: [{answer: 2}]",
      ]) == ["p/cases/c.yaml:1:11: there is no question 't.qq'. Did you mean 't.q'?"])
  }

  @Test func `a question of cases is checked like one of a bank`() throws {
    let cases = """
      question:
        format: numeric
        prompt: x
        answer: {value: 4, tolerence: {mode: exact}}
      cases: [{answer: 4, score: 1}]
      """
    #expect(
      try Self.findings(["plugin.lua": Self.sound, "cases/c.yaml": cases]) == [
        "p/cases/c.yaml:4:22: unknown field 'tolerence'. Did you mean 'tolerance'?"
      ])
  }

  @Test func `an answer that changes with blanks around it is found`() throws {
    let plugin = Self.format(
      """
      grade = function(value) return value == "2" and 1 or 0 end,
      solution = function() return "2" end
      """)
    let findings = try Self.findings(["plugin.lua": plugin, "banks/b/t.yaml": Self.bank])
    #expect(
      findings.first
        == "p/banks/b/t.yaml:6:5: question 't.q': the answer '2' gets a score of 1, and a score of 0 "
        + "with blanks around it; use text.trim")
  }

  @Test func `an odd answer that makes the grader fail is found, with the calls`() throws {
    let plugin = Self.format(
      """
      parse = function(raw)
          return raw:gsub("^%s+", ""):gsub("%s+$", "")
        end,
        grade = function(value) return value == "2" and 1 or 0 end,
        solution = function() return "2" end
      """)
    let report = try Self.report(["plugin.lua": plugin, "banks/b/t.yaml": Self.bank])
    let finding = report.errors.first { $0.message.contains("makes the grader fail") }
    #expect(
      finding?.message.hasPrefix(
        "question 't.q' (seed 0): the answer 'true' makes the grader fail: p/plugin.lua:2: parse of "
          + "format 'p': attempt to index a boolean value (local 'raw')") == true)
    #expect(finding?.details.hasPrefix("stack traceback:\n") == true)
    #expect(finding?.details.contains("p/plugin.lua:2: in function <p/plugin.lua:1>") == true)
  }

  @Test func `a fault that shows in many places is told once`() throws {
    let plugin = Self.format(
      """
      grade = function(value)
          return tensor.sofmax(value)
        end,
        solution = function() return "2" end
      """)
    let report = try Self.report(["plugin.lua": plugin, "banks/b/t.yaml": Self.bank])
    #expect(report.findings.count == 1)
    #expect(
      report.findings.first?.description.hasPrefix(
        "p/plugin.lua:2: ") == true, "\(report)")
    #expect(report.findings.first?.message.hasSuffix("more for this cause)") == true)
  }

  @Test func `a plugin that cannot be loaded says why`() throws {
    #expect(
      try Self.findings(["plugin.lua": "return {\n  name = }"])
        == ["p/plugin.lua:2: loading plugin 'p': unexpected symbol near '}'"])
  }

  @Test func `a folder without a plugin is an error`() {
    let fault = #expect(throws: PluginError.self) { try PluginTest("no/where").run() }
    #expect(fault?.description == "no/where is no plugin: it has no plugin.lua")
  }

  @Test(arguments: [
    (
      "local seen = {}", "seen[value] = true",
      "p/plugin.lua:2: grade of format 'p' changed field '2' of upvalue 'seen' of the function at "
    ),
    ("local count = 0", "count = count + 1", "changed upvalue 'count' of the function at "),
    (
      "", "hits = (hits or 0) + 1",
      "p/plugin.lua:2: grade of format 'p' changed global 'hits'; the next call does not see it"
    ),
    (
      "", "_G.hits = 1",
      "p/plugin.lua:2: grade of format 'p' changed field 'hits' of global '_G'; the next call"
    ),
    (
      "", "string.format = nil",
      "p/plugin.lua:2: grade of format 'p' changed field 'format' of global 'string'; the next call"
    ),
  ])
  func `state that a call leaves is found and named`(
    _ variable: String, _ statement: String, _ message: String
  ) throws {
    let plugin = """
      \(variable)
      local function grade(value)
        \(statement)
        return text.trim(value) == "2" and 1 or 0
      end
      return { name = "p", version = "1.0.0", api = 1, formats = { p = {
        parse = function(raw) return tostring(raw) end,
        grade = grade, solution = function() return "2" end,
      } } }
      """
    let findings = try Self.findings(["plugin.lua": plugin, "banks/b/t.yaml": Self.bank])
    #expect(findings.contains { $0.contains(message) }, "\(findings)")
  }

  @Test func `a plugin that holds too much to be compared is told so`() throws {
    let plugin =
      "local held = {}\nfor i = 1, 10001 do held[i] = { i } end\n"
      + Self.format(
        """
        parse = function(raw) return text.trim(tostring(raw)) end,
        grade = function(value) return value == tostring(held[2][1]) and 1 or 0 end,
        solution = function() return "2" end
        """)
    let files = ["plugin.lua": plugin, "banks/b/t.yaml": Self.bank]
    #expect(
      try Self.findings(files, seeds: 1) == [
        "p/plugin.lua:1: warning: the plugin holds too much for all of its variables to be compared, "
          + "so state that a call leaves may not be found"
      ])
  }

  @Test func `lines that no call ran are named`() throws {
    let plugin = """
      local function grade(value)
        if value == "two" then
          local words = { "a", "b" }
          return #words / 2
        end
        if value == "1" then return 0.5 end
        return value == "2" and 1 or 0
      end
      return { name = "p", version = "1.0.0", api = 1, formats = { p = {
        parse = function(raw) return text.trim(tostring(raw)) end,
        grade = grade, solution = function() return "2" end,
      } } }
      """
    let report = try Self.report(
      ["plugin.lua": plugin, "banks/b/t.yaml": Self.bank], measuresCoverage: true)
    #expect(report.coverage.map(\.missed) == [[3, 4]])
    #expect(report.coverageLines.first?.hasSuffix("lines ran; never ran: 3–4") == true)
  }

  @Test func `a budget is kept`() throws {
    let plugin = Self.format(
      """
      grade = function(value) for i = 1, 10000 do end return 1 end,
      solution = function() return "2" end
      """)
    let files = ["plugin.lua": plugin, "banks/b/t.yaml": Self.bank]
    #expect(try Self.findings(files).isEmpty)
    let findings = try Self.findings(files, budget: Budget(instructions: 5000))
    #expect(findings.contains { $0.contains("used more than 5 000 instructions") })
  }
}
