import GradusScreen
import GradusTerminal
import Testing

@Suite struct ChoiceFieldTests {
  static let options = [
    Block.Item("A", "It scales the scores by $\\sqrt{d_k}$"), Block.Item("B", "softmax"),
    Block.Item("C", "它按行归一化"),
  ]

  static let single: [([Key], String, FieldOutcome)] = [
    ([.character("b")], "B", .handled),
    ([.character("ｃ")], "C", .handled),
    ([.character("a"), .character("b"), .enter], "B", .submitted),
    ([.down, .down, .enter], "B", .submitted),
    ([.up], "C", .handled),
    ([.enter], "", .incomplete),
    ([.character("z")], "", .ignored),
    ([.end, .down, .home, .up], "A", .handled),
  ]

  @Test(arguments: single)
  func `one option is chosen by its letter or the arrows`(
    _ keys: [Key], _ answer: String, _ outcome: FieldOutcome
  ) {
    var field = ChoiceField(Self.options, isMultiple: false)
    #expect(field.press(keys) == outcome)
    #expect(field.answer == answer)
    #expect(field.isEmpty == answer.isEmpty)
  }

  static let multiple: [([Key], String, FieldOutcome)] = [
    ([.character("c"), .character("a")], "A C", .handled),
    ([.character("a"), .character("a"), .enter], "", .incomplete),
    ([.down, .down, .character(" "), .enter], "B", .submitted),
    ([.down, .enter], "", .incomplete),
  ]

  @Test(arguments: multiple)
  func `several options are ticked and taken back`(
    _ keys: [Key], _ answer: String, _ outcome: FieldOutcome
  ) {
    var field = ChoiceField(Self.options, isMultiple: true)
    #expect(field.press(keys) == outcome)
    #expect(field.answer == answer)
  }

  @Test func `a choice looks as recorded`() throws {
    var field = ChoiceField(Self.options, isMultiple: false)
    let before = field.drawing(width: 40, height: 9).text
    field.press([.character("b")])
    let many = (0..<12).map { Block.Item(String("ABCDEFGHIJKL".dropFirst($0).prefix(1)), "x") }
    var long = ChoiceField(many, isMultiple: true, chosen: ["A", "G"])
    long.press([.character("h")])
    try Fixture.expect(
      [before, field.drawing(width: 24, height: 9).text, long.drawing(width: 30, height: 5).text]
        .joined(separator: "\n---\n") + "\n",
      matches: "choice.txt")
  }

  @Test func `an answer given before is chosen when one comes back`() {
    #expect(ChoiceField(Self.options, isMultiple: true, chosen: ["C", "B"]).answer == "B C")
  }
}
