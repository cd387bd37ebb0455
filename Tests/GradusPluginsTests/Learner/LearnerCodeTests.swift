import GradusCore
import Testing

@testable import GradusPlugins

/// `code.run`: what a learner's code can do, and what it cannot.
@Suite struct LearnerCodeTests {
  /// What `grade` of a plugin says that runs `source` and shows the outcome of one call.
  private static func outcome(
    _ source: String, call: String, with: String = "{}", options: String = "{}"
  ) throws -> Verdict {
    let plugin = Bench.format(
      """
      grade = function(source)
        local outcome = code.run(source, { { call = \(call), with = \(with) } }, \(options))
        local result = outcome.results[1] or {}
        local fault = outcome.fault or result.fault
        local said = fault and ("%s %s:%d: %s"):format(fault.kind, fault.file, fault.line or 0, fault.message)
          or tensor.new(result.value):list()
        if type(said) == "table" then said = table.concat(said, " ") end
        return { score = 1, feedback = tostring(said) }
      end
      """)
    return try Bench.verdicts(plugin: plugin, question: "    format: sample", .text(source))[0]
  }

  @Test(arguments: [
    ("function f(x) return x + 1 end", "\"f(2)\"", "{}", "3"),
    ("function f(x) return {x, 2 * x} end", "\"f(n)\"", "{ n = 4 }", "4 8"),
    ("function f(t) return t:sum(1) end", "\"f(t)\"", "{ t = tensor.eye(2) }", "1 1"),
    ("function f(x) return x end", "\"local y = f(1) return y + 1\"", "{}", "2"),
    ("function f(g) return g(3) end", "\"f(function(x) return x * x end)\"", "{}", "9"),
    ("n = 0 function f() n = n + 1 return n end", "\"f() + f()\"", "{}", "3"),
  ])
  func `a call gives what the function gives`(
    _ source: String, _ call: String, _ with: String, _ value: String
  ) throws {
    let verdict = try Self.outcome(source, call: call, with: with)
    #expect(verdict.feedback.map { $0.text(in: .english) } == [value])
  }

  @Test(arguments: [
    ("function f(", "syntax answer:1: <name> or '...' expected near <eof>"),
    (
      "function f() return f.x.y end",
      "error answer:1: attempt to index a function value (global 'f')"
    ),
    ("\nfunction f() error('no', 0) end", "error answer:2: no"),
    (
      "function f() while true do end end",
      "budget answer:1: used more than 1 000 000 instructions (an endless loop?)"
    ),
    (
      "function f() local s = 'x' while true do s = s .. s end end",
      "budget answer:1: made a text longer than 1024 KiB"
    ),
    (
      "while true do end",
      "budget answer:1: used more than 1 000 000 instructions (an endless loop?)"
    ),
    ("function f() return text.fold('A') end", "error answer:1: global 'text' is not defined"),
    ("function f() return code.run('', {}) end", "error answer:1: global 'code' is not defined"),
    (
      "function f() return decimal.round(1, 2) end",
      "error answer:1: global 'decimal' is not defined"
    ),
    ("function f() return log.info('x') end", "error answer:1: global 'log' is not defined"),
    (
      "function f() return os.time() end",
      "error answer:1: 'os' is not available to plugins: a verdict may depend on nothing but its arguments"
    ),
    ("function g() end", "error test:1: global 'f' is not defined"),
    ("function f() return f end", "error nil:0: a function cannot leave the plugin"),
  ])
  func `a fault says where and why`(_ source: String, _ fault: String) throws {
    let verdict = try Self.outcome(source, call: "\"f()\"")
    let said = verdict.feedback.first?.text(in: .english) ?? "\(verdict)"
    #expect(said.hasPrefix(fault))
  }

  @Test func `what one call changes is not there in the next`() throws {
    let plugin = Bench.format(
      """
      grade = function(source)
        local outcome = code.run(source, { { call = "f()" }, { call = "f()" }, { call = "f()" } })
        local total = 0
        for _, result in ipairs(outcome.results) do total = total + result.value end
        return { score = 1, feedback = ("%d"):format(total) }
      end
      """)
    let source =
      "local calls = 0 function f() calls = calls + 1 seen = (seen or 0) + 1 return seen end"
    let verdict = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", .text(source))[0]
    #expect(verdict.feedback.map { $0.text(in: .english) } == ["3"])
  }

  @Test func `a call that meets its limit leaves the others alone`() throws {
    let plugin = Bench.format(
      """
      grade = function(source)
        local calls = { { call = "f(1)" }, { call = "f(2)" }, { call = "f(3)" } }
        local words = {}
        for place, result in ipairs(code.run(source, calls).results) do
          words[place] = result.fault and result.fault.kind or ("%d"):format(result.value)
        end
        return { score = 1, feedback = table.concat(words, " ") }
      end
      """)
    let source = "function f(x) while x == 2 do end return x end"
    let verdict = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", .text(source))[0]
    #expect(verdict.feedback.map { $0.text(in: .english) } == ["1 budget 3"])
  }

  @Test func `what learners' code uses is charged to the plugin that runs it`() throws {
    let plugin = Bench.format(
      "grade = function(s) while true do code.run(s, { { call = \"f()\" } }) end end")
    let verdict = try Bench.verdicts(
      plugin: plugin, question: "    format: sample",
      .text("function f() for i = 1, 100000 do end end"))[0]
    #expect(verdict.failure?.reason == .budget)
  }

  @Test(arguments: [
    ("\"x\", 5", "argument 2 ('calls') of 'code.run' is a number; expected a list"),
    ("\"x\", { {} }", "'code.run': call 1 has no text 'call'"),
    (
      "\"x\", { { call = \"f()\", with = 5 } }", "'code.run': 'with' of call 1 is no table of names"
    ),
    (
      "\"x\", { { call = \"f()\", with = { [\"a-b\"] = 1 } } }",
      "'code.run': 'a-b' in 'with' of call 1 is no name of Lua"
    ),
    (
      "\"x\", { { call = \"f()\", with = { [\"end\"] = 1 } } }",
      "'code.run': 'end' in 'with' of call 1 is no name of Lua"
    ),
    (
      "\"x\", {}, 5",
      "argument 3 ('options') of 'code.run' is a number; expected a table of options"
    ),
    (
      "\"x\", {}, { preludes = \"\" }",
      "'code.run' has no option 'preludes'. Did you mean 'prelude'?"
    ),
    ("\"x\", {}, { prelude = 5 }", "'code.run': prelude is a number; expected a string"),
    (
      "\"x\", {}, { instructions = 0 }",
      "'code.run': instructions is a whole number from 1 to 20000000"
    ),
  ])
  func `a wrong use is explained`(_ arguments: String, _ message: String) throws {
    let plugin = Bench.format("grade = function() code.run(\(arguments)) return 1 end")
    let verdict = try Bench.verdicts(plugin: plugin, question: "    format: sample", .text("x"))[0]
    #expect(verdict.failure?.message.hasSuffix(message) == true, "\(verdict)")
  }
}
