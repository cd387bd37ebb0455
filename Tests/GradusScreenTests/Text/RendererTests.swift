import GradusScreen
import Testing

@Suite struct RendererTests {
  @Test(
    arguments: [
      ([:], true, .on),
      ([:], false, .off),
      (["NO_COLOR": "1"], true, .off),
      (["NO_COLOR": ""], true, .on),
      (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, .off),
      (["FORCE_COLOR": "1"], false, .on),
      (["FORCE_COLOR": "0"], true, .off),
      (["CLICOLOR_FORCE": "1"], false, .on),
      (["CLICOLOR_FORCE": "0"], false, .off),
      (["CLICOLOR": "0"], true, .off),
      (["TERM": "dumb"], true, .off),
      (["TERM": "dumb", "FORCE_COLOR": "1"], true, .on),
      (["TERM": "xterm-256color"], true, .on),
    ] as [([String: String], Bool, ColourPolicy)]
  )
  func `the environment decides about colour`(
    _ environment: [String: String],
    isTerminal: Bool,
    policy: ColourPolicy
  ) {
    #expect(ColourPolicy(environment: environment, isTerminal: isTerminal) == policy)
  }

  @Test func `every style closes again, before a newline too`() {
    let text = StyledText("right\nstill", .good) + StyledText(" plain")
    #expect(
      Renderer(colour: .on).text(for: text)
        == "\u{1B}[32mright\u{1B}[0m\n\u{1B}[32mstill\u{1B}[0m plain"
    )
  }

  @Test(arguments: StyledText.Style.allCases)
  func `without colour only the characters are written`(_ style: StyledText.Style) {
    #expect(Renderer(colour: .off).text(for: StyledText("x̂ 中", style)) == "x̂ 中")
  }

  @Test func `styles differ from each other`() {
    let codes = StyledText.Style.allCases.map {
      Renderer(colour: .on).text(for: StyledText("x", $0))
    }
    #expect(Set(codes).count == codes.count)
  }

  @Test func `a control sequence inside a run does not come through`() {
    let text = StyledText("a\u{1B}[2Jb", .bold)
    #expect(Renderer(colour: .on).text(for: text) == "\u{1B}[1ma␛b\u{1B}[0m")
    #expect(Renderer(colour: .off).text(for: [text, "c"]) == "a␛b\nc")
  }

  @Test func `runs of one style join`() {
    var text = StyledText("a", .key)
    text.append("b", .key)
    text.append("")
    #expect(text.runs == [StyledText.Run("ab", .key)])
    #expect(text.width == 2)
  }
}
