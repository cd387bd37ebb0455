import GradusCore
import Testing

@testable import GradusBanks

/// What a quick look at a topic file shows, against what reading it shows.
@Suite struct `A quick look at a topic` {
  private static let rest = "title: T\nquestions:\n  - {id: a, format: f, prompt: P}\n"

  @Test(
    arguments: [
      ("topic: a\n" + rest, nil), ("topic:   a-b2  # the first\nnumber: 7 # lucky\n" + rest, 7),
      ("# a comment\n\n  \n#another\ntopic: a\n" + rest + "number: 0\n", 0),
      ("\u{feff}topic: a\r\nnumber: 12\r\n" + rest.replacing("\n", with: "\r\n"), 12),
      ("---\ntopic: a\n" + rest, nil), ("topic: a\n" + rest.replacing("  - ", with: "- "), nil),
      ("topic: a\ntitle: T\nquestions: [{id: a, format: f, prompt: P}]", nil),
      ("topic: a\n" + rest + "    hints: [|\n      topic: x]\n", nil),
    ] as [(String, Int?)])
  func `is sure of a plain name, and right`(_ yaml: String, number: Int?) throws {
    let glance = try #require(TopicGlance(Array(yaml.utf8)))
    #expect(glance.number == number)
    let reading = TopicReader.read(Array(yaml.utf8), file: "f")
    if let topic = reading.content {
      #expect(topic.name == glance.name)
      #expect(topic.number == glance.number)
    }
  }

  // With the name that reading in full finds, if it does.
  @Test(
    arguments: [
      ("topic: 'a'\n" + rest, "a"), ("topic: \"a\"\n" + rest, "a"), ("\"topic\": a\n" + rest, "a"),
      ("topic:\n  a\n" + rest, "a"), ("title: T\ntopic: a\n", "a"),
      ("topic: a\n" + rest + "'topic': b\n", nil), ("topic: a\ntopic: b\n" + rest, nil),
      ("topic: a\n  b\n" + rest, nil), ("topic: a\n\n  b\n" + rest, nil),
      ("{topic: a, title: T, questions: [{id: a, format: f, prompt: P}]}", "a"),
      ("topic: a\ntitle: \"one\ntopic: b\"\nquestions: []\n", "a"),
      ("topic: a\n\"\\x74opic\": b\n" + rest, nil), ("? topic\n: a\n" + rest, "a"),
      ("topic: a\n" + rest + "...\n", "a"), ("topic: a\n" + rest + "---\ntopic: b\n", nil),
      ("topic: a\rtitle: T\rquestions: []\r", "a"), (" topic: a\n title: T\n questions: []\n", "a"),
      ("topic: 7\n" + rest, nil), ("topic: null\n" + rest, nil), ("topic: A\n" + rest, nil),
      ("topic: a\nnumber: 0x10\n" + rest, "a"), ("topic: a\nnumber: 1\nnumber: 2\n" + rest, nil),
      ("topic: !!str a\n" + rest, nil), ("topic: &x a\n" + rest, nil), ("", nil), ("[", nil),
    ] as [(String, String?)])
  func `leaves a doubt where the name could be another`(_ yaml: String, name: String?) {
    #expect(TopicGlance(Array(yaml.utf8)) == nil)
    let reading = TopicReader.read(Array(yaml.utf8), file: "f")
    if let name { #expect(reading.content?.name == name) }
  }
}
