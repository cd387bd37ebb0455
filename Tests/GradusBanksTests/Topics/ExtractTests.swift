import GradusBanks
import GradusCore
import Testing

@Suite struct `How answers are extracted` {
  private static func reading(_ extract: String) -> Reading<Topic> {
    let question = "{id: a, format: f, prompt: P, extract: \(extract)}"
    let yaml = "topic: t\ntitle: T\nquestions:\n  - \(question)\n"
    return TopicReader.read(Array(yaml.utf8), file: "f")
  }

  @Test(arguments: [
    ("'marker:So: | last-number'", #"last-marker:"So:" | last-number"#),
    ("{marker: 'So:'}", #"last-marker:"So:""#),
    ("{method: marker, marker: '{{', pick: first}", #"first-marker:"{{""#),
    ("{method: letter, pick: first}", "first-letter"),
    ("[{method: boxed}, 'letter | number']", "last-boxed | last-letter | last-number"),
  ])
  func `a question says how its answer is extracted`(_ extract: String, form: String) throws {
    let topic = try Self.reading(extract).get()
    #expect(topic.questions.first?.extract?.description == form)
    #expect(topic.questions.first?.fields["extract"] == nil)
  }

  @Test(arguments: [
    (
      "lettr",
      "44: 'extract' cannot be used: there is no way 'lettr' to extract an answer. Did you mean "
        + "'letter'?"
    ),
    ("5", "44: 'extract' needs a text or a table, this is a number"),
    ("[]", "44: 'extract' is empty"),
    ("[letter, 5]", "53: 'extract' needs a text or a table, this is a number"),
    ("{pick: first}", "44: 'extract' needs 'method'"),
    ("{method: lettr}", "53: 'method' cannot be 'lettr'. Did you mean 'letter'?"),
    ("{method: letter, pick: third}", "67: 'pick' cannot be 'third': use 'first' or 'last'"),
    ("{marker: 5}", "53: 'marker' needs a text, this is a number: put it in quotes"),
    (
      "{method: marker}",
      "44: 'extract' cannot be used: 'marker' needs a text, such as marker:####"
    ),
    (
      "{method: boxed, marker: x}",
      "44: 'extract' cannot be used: 'boxed' takes no text, this is 'x'"
    ),
    ("{markr: x}", "44: 'extract' needs 'method'"),
  ])
  func `a mistake in it is told with its place`(_ extract: String, message: String) {
    let findings = Self.reading(extract).diagnostics.map(\.description)
    #expect(findings.contains("f:4:" + message))
  }
}
