import GradusCore
import Testing

@testable import GradusPlugins

/// What an author reads whose format loads, but returns what it must not.
@Suite struct GradeMessageTests {
  private static let question = "    format: sample"

  private static func failure(_ format: String) throws -> String? {
    let verdict = try Bench.verdicts(
      plugin: Bench.format("\n" + format), question: question, .text("3"))[0]
    guard let message = verdict.failure?.message else { return nil }
    #expect(verdict.status == .failed)
    #expect(verdict.failure?.reason == .pluginError)
    // The path of the bench differs from run to run.
    guard let start = message.firstRange(of: "sample/plugin.lua") else { return message }
    return String(message[start.lowerBound...])
  }

  @Test(arguments: [
    ("'yes'", "returned a string; expected a score from 0 to 1, or a table with one"),
    ("nil", "returned nil; expected a score from 0 to 1, or a table with one"),
    ("{}", "returned a table; expected a score from 0 to 1, or a table with one"),
    ("2", "returned 2 for the score; expected a number from 0 to 1"),
    ("-0.5", "returned -0.5 for the score; expected a number from 0 to 1"),
    ("0/0", "returned nan for the score; expected a number from 0 to 1"),
    ("{ notes = {} }", "returned nil for 'score'; expected a number from 0 to 1"),
    ("{ score = 1.5 }", "returned 1.5 for 'score'; expected a number from 0 to 1"),
    ("{ score = '1' }", "returned a string for 'score'; expected a number from 0 to 1"),
    ("{ score = 1, note = 'x' }", "returned the unknown key 'note'. Did you mean 'notes'?"),
    ("{ score = 1, colour = 'red' }", "returned the unknown key 'colour'"),
    (
      "{ score = 1, [string.rep('k', 1000)] = 1 }",
      "returned the unknown key '\(String(repeating: "k", count: 64))…'"
    ),
    (
      "{ score = 1, ['e' .. string.rep(utf8.char(0x301), 99)] = 1 }",
      "returned the unknown key 'e\(String(repeating: "\u{301}", count: 63))…'"
    ),
    ("{ score = 0, notes = 'x' }", "returned a string for 'notes'; expected a list of names"),
    ("{ score = 0, notes = { 1 } }", "returned a list with a number for 'notes'; expected names"),
    (
      "{ score = 0, feedback = true }",
      "returned a boolean for 'feedback'; expected a text, a table by language, or a list"
    ),
    (
      "{ score = 0, trace = { true } }",
      "returned a list with a boolean for 'trace'; expected texts"
    ),
    ("{ score = 0, parts = 3 }", "returned a number for 'parts'; expected a list"),
    ("{ score = 0, parts = { 3 } }", "returned a number as part 1; expected a table"),
    (
      "{ score = 0, parts = { { name = 'a' } } }",
      "returned nil for 'score' of part 1; expected a number from 0 to 1"
    ),
    (
      "{ manual = true, provisional = 3 }",
      "returned 3 for 'provisional'; expected a number from 0 to 1"
    ),
  ])
  func `grade returns a score, or a table that has one`(
    _ returned: String, _ message: String
  ) throws {
    let failure = try Self.failure("grade = function() return \(returned) end")
    #expect(failure == "sample/plugin.lua:2: grade of format 'sample' \(message)")
  }

  @Test(arguments: [
    ("local x = valeu", "global 'valeu' is not defined"),
    ("local x = tensro.new(1)", "global 'tensro' is not defined. Did you mean 'tensor'?"),
    (
      "tensor.sofmax({ 1 }, 1)", "'tensor.sofmax' does not exist. Did you mean 'tensor.softmax'?"
    ),
    (
      "tensor.new({ 1 }):sofmax(1)",
      "'tensor.sofmax' does not exist. Did you mean 'tensor.softmax'?"
    ),
    ("text.lines({ 1 })", "argument 1 ('s') of 'text.lines' is a table; expected a string"),
    (
      "tensor.eye('two')",
      "argument 1 ('n') of 'tensor.eye' is a string; expected a whole number"
    ),
    (
      "tensor.eye(-1)",
      "argument 1 ('n') of 'tensor.eye' is a number; expected a whole number from 0"
    ),
    (
      "tensor.softmax({ 1 }, 'last')",
      "argument 2 ('axis') of 'tensor.softmax' is a string; expected a whole number"
    ),
    (
      "tensor.einsum('i,i->', { 1 }, true)",
      "argument 3 of 'tensor.einsum' is a boolean; expected a tensor or a list of numbers"
    ),
    (
      "local x = tensor.eye(1) + 'one'",
      "argument 2 ('b') of 'a + b' is a string; expected a tensor or a list of numbers"
    ),
    (
      "tensor.new('x')",
      "argument 1 ('list') of 'tensor.new' is a string; expected a tensor or a list of numbers"
    ),
    (
      "tensor.new { { 1, 2 }, { 3 } }",
      "'tensor.new': a row has 1 elements where the first has 2"
    ),
    (
      "tensor.new({ 1 }):sum(0)",
      "argument 2 ('axis') of 'tensor.sum' is axis 0; axes are counted from 1, −1 is the last"
    ),
    (
      "tensor.zeros({ 2, 3 }):transpose({ 0, 1 })",
      "argument 2 ('order') of 'tensor.transpose' names axis 0; axes are counted from 1, "
        + "−1 is the last"
    ),
    (
      "tensor.zeros({ 2, 3 }):matmul(tensor.zeros({ 4, 2 }))",
      "'tensor.matmul': shapes [2, 3] and [4, 2] do not fit for matmul: 3 columns against 4 rows"
    ),
    (
      "local x = tensor.zeros({ 2, 3 }) + tensor.zeros({ 2 })",
      "'a + b': shapes [2, 3] and [2] do not fit for +: seen from the last axis, "
        + "lengths must be equal or 1"
    ),
    ("error('no key')", "no key"),
    ("error({ code = 1 })", "the error value is not a text but a table value"),
    ("undefined_local_function()", "global 'undefined_local_function' is not defined"),
  ])
  func `a fault inside grade names the line and what was meant`(
    _ code: String, _ message: String
  ) throws {
    let failure = try Self.failure("grade = function()\n\(code)\nreturn 1 end")
    #expect(failure == "sample/plugin.lua:3: grade of format 'sample': \(message)")
  }

  private static let grade = "grade = function() return 1 end,\n"

  @Test(arguments: [
    (
      "return nil",
      " returned nil without a problem; expected nil and a text that says why"
    ),
    ("return print", ": a function cannot leave the plugin"),
  ])
  func `parse returns a value, or nil and a problem`(_ code: String, _ message: String) throws {
    let failure = try Self.failure(Self.grade + "parse = function() \(code) end")
    #expect(failure == "sample/plugin.lua:3: parse of format 'sample'\(message)")
  }

  @Test(arguments: [
    ("", "returned nil; expected a table, the variant"),
    ("return 5", "returned a number; expected a table, the variant"),
  ])
  func `prepare returns the variant`(_ code: String, _ message: String) throws {
    let fault = try Bench.fault(
      plugin: Bench.format("\n" + Self.grade + "prepare = function() \(code) end"),
      preparing: Self.question)
    #expect(fault == "sample/plugin.lua:3: prepare of format 'sample' \(message)")
  }

  @Test(arguments: [
    ("5", "returned a number; expected { blocks = {…}, input = {…} }"),
    (
      "{ blocks = { { kind = 'txt' } } }",
      "returned block 1 of the unknown kind 'txt'. Did you mean 'text'?"
    ),
    ("{ blocks = { { kind = 'text' } } }", "returned block 1 without a text"),
    ("{ blocks = { { kind = 'code' } } }", "returned block 1 without a text"),
    (
      "{ input = { kind = 'lin' } }",
      "returned an input of the unknown kind 'lin'. Did you mean 'line'?"
    ),
  ])
  func `present returns blocks and an input of known kinds`(
    _ returned: String, _ message: String
  ) throws {
    let fault = #expect(throws: Bench.Fault.self) {
      try Bench.ask(
        plugin: Bench.format("\n" + Self.grade + "present = function() return \(returned) end"),
        question: Self.question
      ) { engine, question in
        _ = try engine.view(of: try engine.prepare(question, seed: 1), in: .english)
      }
    }
    #expect(fault?.description == "sample/plugin.lua:3: present of format 'sample' \(message)")
  }

  @Test(arguments: [
    ("solution", "nil", "returned nil; expected a raw answer"),
    ("samples", "3", "returned a number; expected a list"),
    ("samples", "{ { score = 1 } }", "returned a sample 1 without 'answer'"),
    (
      "samples", "{ { answer = '1' }, { answer = '2', note = 'x' } }",
      "returned sample 2 with the unknown key 'note'. Did you mean 'notes'?"
    ),
  ])
  func `solution and samples return raw answers`(
    _ phase: String, _ returned: String, _ message: String
  ) throws {
    let fault = #expect(throws: Bench.Fault.self) {
      try Bench.ask(
        plugin: Bench.format("\n" + Self.grade + "\(phase) = function() return \(returned) end"),
        question: Self.question
      ) { engine, question in
        let prepared = try engine.prepare(question, seed: 1)
        _ = try engine.solution(of: prepared)
        _ = try engine.samples(of: prepared)
      }
    }
    #expect(fault?.description == "sample/plugin.lua:3: \(phase) of format 'sample' \(message)")
  }
}
