import GradusScreen
import GradusTerminal
import Testing

@Suite struct RubricFieldTests {
  static let points: [RubricField.Point] = [
    .init(.init("1", "Each query is compared with every key."), cue: "found: “query”, “key”"),
    .init(.init("2", "分数除以根号 d_k，使 softmax 不饱和。")),
    .init(.init("3", "The values are mixed by the weights."), cue: "found: “weights”"),
  ]

  static let marked: [([Key], [Int])] = [
    ([.character("y"), .character("n"), .character("y")], [1, 3]),
    ([.character("3"), .character("2"), .character("3")], [2]),
    ([.down, .character(" ")], [2]),
    ([.enter], []),
  ]

  @Test(arguments: marked)
  func `points are ticked one by one or by number`(_ keys: [Key], _ marks: [Int]) {
    var field = RubricField(Self.points)
    field.press(keys)
    #expect(field.marks == marks)
    #expect(field.answer == "marks: " + marks.map(String.init).joined(separator: ", "))
    #expect(field.handle(.enter) == .submitted)
  }

  @Test func `a rubric shows its cues and looks as recorded`() throws {
    var field = RubricField(Self.points)
    field.press([.character("y")])
    try Fixture.expect(
      [field.drawing(width: 60, height: 9).text, field.drawing(width: 30, height: 4).text]
        .joined(separator: "\n---\n") + "\n", matches: "rubric.txt")
  }
}
