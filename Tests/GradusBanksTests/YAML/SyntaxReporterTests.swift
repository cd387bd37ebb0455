import Testing

@Suite struct `Faults of syntax` {
  @Test(arguments: [
    (
      "a: Note: this\n",
      "1:8: ': ' cannot stand here: put the text in quotes, or check the indentation"
    ),
    (
      "a: 1\n b: 2\n",
      "2:3: ': ' cannot stand here: put the text in quotes, or check the indentation"
    ),
    (
      "a: {b: c::}\n",
      "1:10: ': ' cannot stand here: put the text in quotes, or check the indentation"
    ),
    (
      "a: 'it's'\n",
      "1:8: the text goes on after its closing quote: double a quote inside it ('it''s'), or use the "
        + "other kind of quotes"
    ),
    (
      "题: \"引\"用\n",
      "1:7: the text goes on after its closing quote: double a quote inside it ('it''s'), or use the "
        + "other kind of quotes"
    ),
    (
      "a:\n  b: 1\n c: 2\n",
      "3:2: this does not fit the table that starts on line 1: check indentation, brackets and quotes"
    ),
    (
      "a: 1\n}\n",
      "2:1: this does not fit the table that starts on line 1: check indentation, brackets and quotes"
    ),
    (
      "a:\n  - 1\n  b: 2\n",
      "3:3: this does not fit the list that starts on line 2: check its indentation and its '- '"
    ),
    ("a: [1, 2\nb: 3\n", "2:2: the list that starts with '[' on line 1 needs ',' or ']' here"),
    ("a: {b: [1, 2}\n", "1:13: the list that starts with '[' on line 1 needs ',' or ']' here"),
    ("a: {b: 1\nc: 3\n", "2:2: the table that starts with '{' on line 1 needs ',' or '}' here"),
    ("a: {b: 1", "1:9: the table that starts with '{' on line 1 needs ',' or '}' here"),
    ("a: [1,,2]\n", "1:7: a value or a closing bracket is missing here"),
    ("a: ]\n", "1:4: a value or a closing bracket is missing here"),
    ("a: 1\nb\nc: 1\n", "2:1: this needs ':' after it, to be a key"),
    (
      "a: - 1\n",
      "1:4: '- ' cannot stand here: start the list on a line of its own, or put the text in quotes"
    ),
    ("a: ? 1\n", "1:4: '? ' cannot stand here: put the text in quotes"),
    ("b: 1\na: \"abc\nc: 3\n", "2:4: the quote that starts here is never closed"),
    ("a: 'x\n---\n", "1:4: the quote that starts here is never closed"),
    ("a: | text\n  b\n", "1:6: after '|' or '>' the text starts on the next line"),
    (
      "{a: 1}\n{b: 2}\n",
      "2:1: this does not belong to what stands before it: check indentation, brackets and quotes"
    ),
    (
      "a: 1\n---\nb: 2\n",
      "2:1: a second document starts here, and a file has one: delete the '---', or make it two files"
    ),
    ("a: @x\n", "1:4: a text cannot start with '@': put it in quotes"),
    ("a: `x`\n", "1:4: a text cannot start with '`': put it in quotes"),
    ("a: %x\n", "1:4: a text cannot start with '%': put it in quotes"),
    (
      "a: 1\n%x: 2\n",
      "2:1: '%' starts a directive, and banks have none: put a text that starts with '%' in quotes"
    ),
    (
      "%YAML 3.0\n---\na: 1\n",
      "1:1: '%' starts a directive, and banks have none: put a text that starts with '%' in quotes"
    ),
    ("a: |0\n  b\n", "1:5: this is no valid YAML: found an indentation indicator equal to 0"),
    ("a:\n\tb: 1\n", "2:1: this line is indented by a tab: use spaces"),
    (
      "a:\n\tb: 1\n\tc: 2\n",
      "2:1: this line is indented by a tab (as one other line is): use spaces"
    ),
    (
      "a: |\n\tb\n\tc\n \td\n",
      "2:1: this line is indented by a tab (as 2 other lines are): use spaces"
    ),
  ])
  func `a fault is named in an author's words`(_ yaml: String, _ finding: String) {
    #expect(findings(yaml) == [finding])
  }

  @Test(arguments: [
    (
      "a: \"\\sqrt\"",
      "1:5: '\\s' in double quotes is no valid escape: write '\\\\s', or use single quotes"
    ),
    (
      "a: \"\\xi\"",
      "1:7: '\\x' in double quotes is no valid escape: write '\\\\x', or use single quotes"
    ),
    (
      "a: \"\\underline\"",
      "1:7: '\\u' in double quotes is no valid escape: write '\\\\u', or use single quotes"
    ),
    (
      "a: \"\\ud800\"",
      "1:7: '\\u' in double quotes is no valid escape: write '\\\\u', or use single quotes"
    ),
    (
      "a: \"\\frac\"",
      "1:4: '\\f' in double quotes is a control character: write '\\\\f', or use single quotes"
    ),
    (
      "a: \"\\beta\"",
      "1:4: '\\b' in double quotes is a control character: write '\\\\b', or use single quotes"
    ),
    (
      "a: \"\\rho\"",
      "1:4: '\\r' in double quotes is a control character: write '\\\\r', or use single quotes"
    ),
    (
      "a: \"$\\nabla$\"",
      "1:4: '\\n' in double quotes is a control character: write '\\\\n', or use single quotes"
    ),
    (
      "a: \"x $\\theta$\"",
      "1:4: '\\t' in double quotes is a control character: write '\\\\t', or use single quotes"
    ),
    (
      "a: \"\\Large\"",
      "1:4: '\\L' in double quotes is a control character: write '\\\\L', or use single quotes"
    ),
  ])
  func `LaTeX in double quotes is not swallowed`(_ yaml: String, _ finding: String) {
    #expect(findings(yaml) == [finding])
  }

  @Test(arguments: [
    "a: \"x\\ny\\tz\"", "a: \"$\\\\nabla$\"", "a: \"$x\n\n  y$\"", "a: '$\\nabla$'",
  ])
  func `line breaks and backslashes that are meant pass`(_ yaml: String) {
    #expect(findings(yaml) == [])
  }
}
