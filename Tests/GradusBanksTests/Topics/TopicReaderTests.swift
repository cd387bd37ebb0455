import Foundation
import GradusBanks
import GradusCore
import Testing

@Suite struct `Reading a topic` {
  static func fixture(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: fixtures.appendingPathComponent("bank/\(name)")))
  }

  @Test func `a topic has its heading and questions`() throws {
    let bytes = try Self.fixture("attention/t055-attention-scaling.yaml")
    let topic = try TopicReader.read(bytes, file: "t.yaml").get()
    #expect(topic.name == "t055-attention-scaling")
    #expect(topic.number == 55)
    #expect(topic.section == "attention")
    #expect(topic.title.text(in: .english) == "Why scores are divided by √d_k")
    #expect(topic.title.text(in: .chinese) == "为什么要除以 √d_k")
    #expect(topic.location == SourceLocation(file: "t.yaml", line: 1, column: 1))
    #expect(
      topic.questions.map(\.address) == [
        "t055-attention-scaling.spread", "t055-attention-scaling.output",
        "t055-attention-scaling.who-is-trained",
      ])
  }

  @Test func `a question has what all questions have`() throws {
    let bytes = try Self.fixture("attention/t055-attention-scaling.yaml")
    let questions = try TopicReader.read(bytes, file: "t.yaml").get().questions
    let (spread, output) = (questions[0], questions[1])
    #expect(spread.format == "numeric")
    #expect(spread.points == 2)
    #expect(output.points == 1)
    #expect(
      spread.prompt.text(in: .english)
        == "What is the standard deviation of $q·k$ for $d_k = {{d}}$?")
    #expect(spread.hints.map { $0.text(in: .chinese) } == ["独立项的方差可以相加。"])
    #expect(
      spread.explanation?.text(in: .english)
        == "Each of the $d_k$ terms has variance 1, so that the sum has variance $d_k$ and standard "
        + "deviation $\\sqrt{d_k}$.")
    #expect(spread.tags == ["scaling", "softmax"])
    #expect(output.tags == ["scaling", "softmax", "matrices"])
    #expect(spread.difficulty == 3)
    #expect(output.difficulty == 4)
    #expect(spread.section == "attention")
    #expect(spread.sources == ["Vaswani et al. 2017, §3.2.1"])
    #expect("\(spread.location)" == "t.yaml:9:5")
  }

  @Test func `the other fields are kept in their order with their places`() throws {
    let bytes = try Self.fixture("attention/t055-attention-scaling.yaml")
    let spread = try TopicReader.read(bytes, file: "t.yaml").get().questions[0]
    guard case .map(let entries) = spread.fields.content else {
      Issue.record("no table")
      return
    }
    #expect(entries.map(\.key) == ["answer", "mistakes"])
    #expect(entries.map { "\($0.keyLocation)" } == ["t.yaml:25:5", "t.yaml:26:5"])
    #expect(
      entries[0].value.value
        == .map([
          "value": .text("{{answer}}"),
          "tolerance": .map(["mode": .text("relative"), "value": .number(0.01)]),
        ]))
  }

  /// The lines were counted in the file with `grep -n`.
  @Test func `code begins on the line after its key, also when that is empty`() throws {
    let bytes = try Self.fixture("attention/t055-attention-scaling.yaml")
    let questions = try TopicReader.read(bytes, file: "t.yaml").get().questions
    let (spread, output) = (
      try #require(questions[0].generate), try #require(questions[1].generate)
    )
    #expect(spread.location == SourceLocation(file: "t.yaml", line: 13))
    #expect(spread.code.hasPrefix("local d = rng:pick {16, 64, 256}\n"))
    #expect(output.location == SourceLocation(file: "t.yaml", line: 35))
    #expect(output.code.hasPrefix("\n-- Two queries and three keys.\nlocal q"))
    #expect(questions[2].generate == nil)
  }

  @Test(arguments: [
    ("generate: |\n      return {}", 4, "return {}\n"),
    ("generate: |-\n\n\n      return {}", 4, "\n\nreturn {}"),
    ("generate: |+ # draws nothing\n      return {}\n", 4, "return {}\n\n"),
    ("generate: |2\n        return {}", 4, "  return {}\n"),
    ("generate:\n      |\n      return {}", 5, "return {}\n"),
    ("generate: return { d = 1 }", 3, "return { d = 1 }"),
    ("generate: 'return { d = 1 }'", 3, "return { d = 1 }"),
    ("generate:\n      return { d = 1 }", 4, "return { d = 1 }"),
  ])
  func `the first line of code is found however it is written`(
    _ generate: String, _ line: Int, _ code: String
  ) throws {
    let rest = "\n    id: a\n    format: f\n    prompt: P\ntitle: T\n"
    let yaml = "topic: t\nquestions:\n  - \(generate)\(rest)"
    for text in [yaml, yaml.replacing("\n", with: "\r\n")] {
      let topic = try TopicReader.read(Array(text.utf8), file: "t.yaml").get()
      let snippet = topic.questions[0].generate
      #expect(snippet?.location == SourceLocation(file: "t.yaml", line: line))
      #expect(snippet?.code == code)
    }
  }

  @Test func `names of other languages and numbers as keys are read`() throws {
    let bytes = try Self.fixture("bayes/t086-posterior.yml")
    let fill = try TopicReader.read(bytes, file: "t.yaml").get().questions[0]
    #expect(fill.fields["blanks"]?["2"]?["weight"]?.value == .integer(2))
    #expect(
      fill.fields["blanks"]?["1"]?["accept"]?.value
        == .list([.map(["en": .text("prior"), "zh": .text("先验")])]))
  }

  @Test func `a file with Windows line ends is read the same`() throws {
    let bytes = try Self.fixture("attention/t055-attention-scaling.yaml")
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let windows = mark + bytes.flatMap { byte -> [UInt8] in byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    let expected = try TopicReader.read(bytes, file: "t.yaml").get()
    #expect(try TopicReader.read(windows, file: "t.yaml").get() == expected)
  }
}
