import Testing

/// Answers that are taken out of what language models write.
struct ModelAnswerTests {
  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: Units
    questions:
      - {id: unit, format: text, prompt: Of temperature?, accept: [kelvin, k]}
      - {id: sum, format: numeric, prompt: "600 + 34 = ?", answer: {value: 634}}
    """

  @Test func `an answer in a text gets what it gets alone, whatever stands around it`() throws {
    let command = try Command()
    try command.write("units/t.yaml", Self.bank)
    // The third is U+212A, the sign of the unit, which Unicode holds to be equal to the letter K.
    let units = ["kelvin", "K", "\u{212a}", "k", "celsius", "K"]
    let sums = ["634", "633", "6.34e2", "634", "6e", "634"]
    let answers = units.map { ("unit", $0) } + sums.map { ("sum", $0) }
    func graded(_ text: (String) -> String, _ options: String...) throws -> [String] {
      let lines = answers.map { question, answer in
        #"{"question":"t.\#(question)","answer":"\#(text(answer))"}"#
      }
      let outcome = try command.gradus(
        all: ["worker", "--bank", "units"] + options, input: lines.joined(separator: "\n"))
      #expect(outcome.status == 0)
      return outcome.output.split(separator: "\n").map(String.init)
    }
    let alone = try graded { $0 }
    let texts = try graded({ #"Is it 12? No.\nAnswer: \#($0)\n"# }, "--extract", "marker:Answer:")
    #expect(alone.count == answers.count)
    for (line, (text, (_, answer))) in zip(alone, zip(texts, answers)) {
      #expect(
        Array(text.replacing(#""extracted":"\#(answer)","#, with: "").utf8) == Array(line.utf8))
    }
    #expect(texts[2].utf8.contains(0xe2))
  }
}
