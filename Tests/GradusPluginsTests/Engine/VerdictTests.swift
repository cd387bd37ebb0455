import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// What becomes of answers, whatever they are and whatever the plugin does.
@Suite struct VerdictTests {
  private static let five = "    format: numeric\n    answer: {value: 5}"

  @Test func `an endless loop costs its own answer only`() throws {
    let plugin = Bench.format(
      "grade = function(value) while value == 'loop' do end return 1 end")
    let verdicts = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", budget: Budget(instructions: 1_000_000),
      .text("fine"), .text("loop"), .text("fine"), .text("loop"), .text("fine"))
    #expect(verdicts.map(\.status) == [.graded, .failed, .graded, .failed, .graded])
    #expect(verdicts.map(\.failure?.reason) == [nil, .budget, nil, .budget, nil])
    #expect(
      verdicts[1].failure?.message.hasSuffix(
        "/sample/plugin.lua:1: grade of format 'sample': used more than 1 000 000 instructions "
          + "(an endless loop?)") == true)
    #expect(verdicts[1] == verdicts[3])
  }

  @Test func `memory is a budget too`() throws {
    let plugin = Bench.format(
      "grade = function() local t = {} for i = 1, 1e7 do t[i] = i end return 1 end")
    let verdict = try Bench.verdicts(plugin: plugin, question: "    format: sample", .text("x"))[0]
    #expect(verdict.status == .failed)
    #expect(verdict.failure?.reason == .budget)
  }

  @Test func `a budget spent in a reference does not spoil the next question`() throws {
    let plugin = Bench.check(
      "given = { n = \"integer\" }, reference = function(g) while g.n == 0 do end return g.n end")
    let question = """
          format: numeric
          generate: return { n = rng:integer(0, 1) }
          check: sample
          answer: {given: {n: "{{n}}"}}
      """
    let outcomes = try Bench.ask(
      plugin: plugin, question: question, budget: Budget(instructions: 200_000)
    ) { engine, question in
      (0..<20).map { seed in
        do {
          return engine.grade(.text("1"), try engine.prepare(question, seed: seed)).score == 1
        } catch {
          #expect((error as? PluginError)?.code == .budget)
          return false
        }
      }
    }
    #expect(Set(outcomes) == [true, false])
  }

  @Test func `a plugin cannot remember earlier answers`() throws {
    let plugin = """
      local seen, count = {}, 0
      return { name = "sample", version = "1.0.0", api = 1, formats = { sample = {
        grade = function(value)
          count = count + 1
          seen[#seen + 1] = value
          return { score = 1 / count, feedback = ("%d %s"):format(#seen, count) }
        end,
      } } }
      """
    let verdicts = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", .text("a"), .text("b"), .text("a"))
    #expect(verdicts.map(\.score) == [1, 1, 1])
    #expect(verdicts.map(\.feedback) == [["1 1"], ["1 1"], ["1 1"]])
  }

  @Test func `order does not matter to a verdict`() throws {
    let answers: [Value] = ["5", "6", "x", "", "5.0", "1e400", "4,5"].map(Value.text)
    let (there, back) = try Bench.ask(question: Self.five) { engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      let there = answers.map { engine.grade($0, prepared) }
      return (there, Array(answers.reversed().map { engine.grade($0, prepared) }.reversed()))
    }
    #expect(there == back)
  }

  @Test(arguments: [
    Value.null, .text(""), .text(" \t\n\u{3000}"), .list([]), .list([.null, .text(" ")]), .map([:]),
    .map(["scores": .text("")]),
  ])
  func `nothing is blank, not wrong`(_ answer: Value) throws {
    #expect(try Bench.verdicts(question: Self.five, answer) == [.blank])
  }

  @Test func `an answer that cannot be read is invalid and says why`() throws {
    let verdicts = try Bench.verdicts(
      question: Self.five, .text("five"), .text("5 6"), .list([.text("5")]), .boolean(true),
      .text("1e999"))
    #expect(verdicts.map(\.status) == Array(repeating: .invalid, count: 5))
    #expect(verdicts.allSatisfy { $0.score == nil && !$0.feedback.isEmpty && $0.failure == nil })
    #expect(verdicts[2].feedback == [Text(english: "Give one number.", chinese: "请给出一个数。")])
  }

  @Test func `a number of an answer file is the text it is written in`() throws {
    let verdicts = try Bench.verdicts(
      question: Self.five, .integer(5), .number(5), .number(5.5), .text("5.00"))
    #expect(verdicts.map(\.score) == [1, 1, 0, 1])
  }

  @Test func `an answer of 64 KiB is read, a longer one is invalid`() throws {
    let plugin = Bench.format("grade = function(value) return #value / 65536 end")
    let most = String(repeating: "x", count: 64 * 1024)
    let verdicts = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", .text(most), .text(most + "x"))
    #expect(verdicts[0].score == 1)
    #expect(
      verdicts[1]
        == .invalid(
          Text(english: "The answer is longer than 64 KiB.", chinese: "答案超过 64 KiB。")))
  }

  @Test func `a tensor that parse returns is a tensor in grade`() throws {
    let plugin = Bench.format(
      """
      parse = function(raw) return { rows = { tensor.parse(raw) }, text = raw } end,
      grade = function(value)
        local shape = value.rows[1]:shape()
        return { score = 1, feedback = table.concat(shape, "x") .. " " .. value.text }
      end,
      """)
    let verdict = try Bench.verdicts(
      plugin: plugin, question: "    format: sample", .text("1 2 3; 4 5 6"))[0]
    #expect(verdict.feedback == ["2x3 1 2 3; 4 5 6"])
  }

  @Test func `what a person must mark gets a provisional score only`() throws {
    let plugin = Bench.format(
      "grade = function() return { manual = true, provisional = 0.6, trace = { 'a cue' } } end")
    let verdict = try Bench.verdicts(plugin: plugin, question: "    format: sample", .text("x"))[0]
    #expect(
      verdict
        == Verdict(status: .manual, provisional: 0.6, trace: ["a cue"], response: .text("x")))
  }

  @Test func `a verdict keeps what a short answer was read as`() throws {
    let plugin = Bench.format(
      """
      parse = function(raw)
        if raw == "?" or #raw == 64 or #raw == 65 then return nil, "Why?" end
        if raw:find(" ") then return text.split(raw, " ") end
        return raw
      end,
      grade = function() return 1 end,
      """)
    let many = Array(repeating: "abc", count: 41)
    // 254 letters and two quotes are 256 bytes, and so are two letters fewer with a newline.
    let answers = [
      "o2", "o1 o3", String(repeating: "x", count: 254), String(repeating: "x", count: 255),
      String(repeating: "x", count: 252) + "\n", String(repeating: "x", count: 253) + "\n",
      (many + ["abcdef"]).joined(separator: " "), (many + ["abcdefg"]).joined(separator: " "),
      "?", String(repeating: "y", count: 64), String(repeating: "y", count: 65),
    ]
    let verdicts = try Bench.ask(plugin: plugin, question: "    format: sample") {
      engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      return answers.map { engine.grade(.text($0), prepared) }
    }
    let expected: [Value?] = [
      .text("o2"), .list([.text("o1"), .text("o3")]), .text(answers[2]), nil, .text(answers[4]),
      nil, .list((many + ["abcdef"]).map(Value.text)), nil, .text("?"), .text(answers[9]), nil,
    ]
    #expect(verdicts.map(\.response) == expected)
  }

  @Test(
    arguments: [
      (.text(" 5.00 "), .text(" 5.00 ")), (.integer(7), .text("7")),
      (.text("5 6"), .text("5 6")), (.list([.text("5")]), nil), (.text("   "), nil),
    ] as [(Value, Value?)])
  func `of a number the verdict keeps how it was typed`(
    _ answer: Value, response: Value?
  ) throws {
    #expect(try Bench.verdicts(question: Self.five, answer)[0].response == response)
  }
}
