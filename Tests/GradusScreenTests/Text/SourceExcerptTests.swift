import GradusScreen
import Testing

@Suite struct `A source excerpt` {
  private static let source = """
    local function grade(value)
      local w = tensor.sofmax(value, -1)
    \treturn wide, w
      -- 注意力 gerade
    """

  @Test(arguments: [
    (
      2, nil, "'tensor.sofmax' does not exist. Did you mean 'tensor.softmax'?",
      "2 |   local w = tensor.sofmax(value, -1)\n  |             ^^^^^^^^^^^^^"
    ),
    (
      2, nil, "attempt to call a nil value (field 'sofmax')",
      "2 |   local w = tensor.sofmax(value, -1)\n  |                    ^^^^^^"
    ),
    (
      3, nil, "global 'w' is not defined", "3 |     return wide, w\n  |                  ^"
    ),
    (4, nil, "'gerade'", "4 |   -- 注意力 gerade\n  |             ^^^^^^"),
    (1, nil, "'nothing of it'", "1 | local function grade(value)\n  | ^"),
    (1, 7, "anything", "1 | local function grade(value)\n  |       ^"),
    (2, 900, "anything", "2 |   local w = tensor.sofmax(value, -1)\n  |   ^"),
  ])
  func `points at what the message is about`(
    _ line: Int, _ column: Int?, _ message: String, _ expected: String
  ) {
    let excerpt = SourceExcerpt(line: line, column: column, message: message, in: Self.source)
    #expect(excerpt?.description == expected)
  }

  @Test(arguments: [0, 5, -1]) func `there is none of a line that is not there`(_ line: Int) {
    #expect(SourceExcerpt(line: line, column: nil, message: "", in: Self.source) == nil)
  }
}
