import GradusCore
import Testing

@Suite struct ExtractionTests {
  typealias Row = (text: String, answer: String?)

  private static let marked: [Row] = [
    ("9 eggs at $2 each.\n#### 18", "18"),
    ("#### 1,234", "1234"),
    ("#### $1,234.50.", "1234.50"),
    ("#### -7", "-7"),
    ("#### 45%", "45"),
    ("#### 5 €", "5"),
    ("#### \\(12\\)", "12"),
    ("#### **$2{,}500$**", "2500"),
    ("#### 72 dollars", "72 dollars"),
    ("#### 3\nNo, I forgot one.\n#### 4\n", "4"),
    ("#### 3 #### 4", "4"),
    ("I will end with ####\n\n42", "42"),
    ("#### 5\nThat was it.\n####", "5"),
    ("##### 6", "6"),
    ("########", nil),
    ("no mark", nil),
    ("", nil),
  ]

  @Test(arguments: marked)
  func `what follows the last marker is the answer`(_ text: String, answer: String?) throws {
    #expect(try Extraction("marker:####").apply(to: text)?.text == answer)
  }

  @Test(arguments: [
    ("marker:answer:", "**Answer:** Paris.", "Paris"),
    ("marker:answer:", "ANSWER: `Paris`", "Paris"),
    ("marker:Answer:", "**Answer:**\n\n\"Paris\"\n\nBecause.", "Paris"),
    ("marker:答案：", "推理……\n答案：巴黎。", "巴黎"),
    ("marker:<answer>", "<think>4?</think><answer>\n 5\n</answer> done", "5"),
    ("marker:<answer>", "<answer>5", "5"),
    ("first-marker:####", "#### 3\n#### 4", "3"),
    ("first marker:####", "#### 3\n#### 4", "3"),
    (#"marker:"a|b>\"c" "#, #"a|b>"c 7"#, "7"),
    ("marker:#### > number", "#### 72 dollars", "72"),
    ("marker:\"The answer is\" > letter", "The answer is (C), not (D)", "C"),
    ("boxed > letter", "so $\\boxed{\\text{(B) Paris}}$", "B"),
    ("marker:#### | last-number", "so it is 12", "12"),
    ("marker:#### | last-number", "12 and\n#### 13\n14", "13"),
    ("letter | number", "The answer is 12", "12"),
  ])
  func `a specification says what is looked for and where`(
    _ specification: String, text: String, answer: String
  ) throws {
    #expect(try Extraction(specification).apply(to: text)?.text == answer)
  }

  private static let boxed: [Row] = [
    ("so $\\boxed{42}$.", "42"),
    ("\\[ \\boxed{ 1{,}234 } \\]", "1234"),
    ("\\boxed{\\frac{1}{2}}", "1/2"),
    ("\\boxed{-\\dfrac{7}{20}}", "-7/20"),
    ("\\boxed{\\sqrt{2}}", "\\sqrt{2}"),
    ("\\boxed{\\{1, 2\\}}", "\\{1, 2\\}"),
    ("\\boxed{\\left\\{ x \\right.}", "\\left\\{ x \\right."),
    ("\\boxed{\\text{even}}", "even"),
    ("\\fbox{5}", "5"),
    ("\\boxed {5}", "5"),
    ("first \\boxed{2}, no: \\boxed{3}", "3"),
    ("\\boxed{4} and then \\boxed{5", "4"),
    ("a } b { \\boxed{6}", "6"),
    ("\\boxed{}", nil),
    ("42", nil),
  ]

  @Test(arguments: boxed)
  func `a box is read to its own closing brace`(_ text: String, answer: String?) throws {
    #expect(try Extraction("boxed").apply(to: text)?.text == answer)
  }

  private static let numbers: [Row] = [
    ("The total is $29.00.", "29.00"),
    ("3 * $68 = $204", "204"),
    ("It costs \\$1,234,567.8 in all", "1234567.8"),
    ("between 1, 2 and 3", "3"),
    ("about .5 of it", ".5"),
    ("x = -5", "-5"),
    ("it falls by −5 degrees", "-5"),
    ("-$3.50", "-3.50"),
    ("$-3.50", "-3.50"),
    ("10-5", "5"),
    ("so 45%, I say", "45"),
    ("3/4 of the cake", "3/4"),
    ("1 3/4 cups", "1 3/4"),
    ("on 3/4/2020", "2020"),
    ("\\frac{3}{4}", "3/4"),
    ("1.5e-3 m", "1.5e-3"),
    ("2 × 10^5", "2e5"),
    ("2.5 \\times 10^{-3}", "2.5e-3"),
    ("7 m^2", "7"),
    ("8 x_{2}", "8"),
    ("6 mol of H2O", "6"),
    ("12 on the 3rd day", "12"),
    ("12km", "12"),
    ("2**10 = 1024", "1024"),
    ("等于5。", "5"),
    ("1,23", "23"),
    ("1234,567", "567"),
    ("42.", "42"),
    ("none at all", nil),
  ]

  @Test(arguments: numbers)
  func `the last number of a text is found and written plainly`(
    _ text: String, answer: String?
  ) throws {
    #expect(try Extraction("last-number").apply(to: text)?.text == answer)
  }

  @Test func `numbers that are no answers contradict nothing`() throws {
    let outcome = try Extraction("number").apply(to: "2 and 3 make 5")
    #expect(outcome?.candidates == ["5"])
    #expect(try Extraction("first-number").apply(to: "2 and 3 make 5")?.text == "2")
  }

  private static let letters: [Row] = [
    ("B", "B"), ("(B)", "B"), ("b", "B"), ("**B.**", "B"), ("B) Paris", "B"),
    ("B. Paris\n\nParis is the capital; A is in Spain.", "B"),
    ("Answer: B", "B"),
    ("**Answer: B**", "B"),
    ("**Answer:** **B**", "B"),
    ("ANSWER: $B$", "B"),
    ("Answer: (b)", "B"),
    ("answer: b", "B"),
    ("Answer: B) Paris", "B"),
    ("**Answer:**\n\nB", "B"),
    ("The answer is **B**", "B"),
    ("The answer is B because a car moves.", "B"),
    ("The answer is B. Note that A is a common distractor.", "B"),
    ("The correct option is most likely (C).", "C"),
    ("Conclusion: (B). Eliminated: (A), (C), (D).", "B"),
    ("(A) is wrong. (B) is correct.", "B"),
    ("Option C is the right answer.", "C"),
    ("So $\\boxed{\\text{D}}$", "D"),
    ("The answer seems to be A.", "A"),
    ("The answer is A because of this.", "A"),
    ("Antwort: C", "C"),
    ("答案：C", "C"),
    ("正确答案应该是 B。", "B"),
    ("所以故选C", "C"),
    ("It must be B.", "B"),
    ("Some words (C) and more", "C"),
    ("Answer: A and C", "A, C"),
    ("Answer: **A**, **C**", "A, C"),
    ("答案：ACD", "A, C, D"),
    // Nothing here commits to a letter.
    ("A. red\nB. green\nC. blue\nD. black", nil),
    ("The answer is a number.", nil),
    ("The answer is not B, for sure", nil),
    ("Answer: the one that says so", nil),
    ("Eliminated: (A), (C), (D).", nil),
    ("It is certainly not D.", nil),
    ("A car moves", nil),
    ("Option B is wrong", nil),
    ("It is E", nil),
    ("vitamin C-rich food", nil),
    ("", nil),
  ]

  @Test(arguments: letters)
  func `a letter counts where the text commits to it`(_ text: String, answer: String?) throws {
    #expect(try Extraction("letter").apply(to: text, letters: 4)?.text == answer)
  }

  @Test func `a question without options has no letter`() throws {
    #expect(try Extraction("letter").apply(to: "Answer: B", letters: 0) == nil)
    #expect(try Extraction("letter").apply(to: "Answer: B", letters: 1) == nil)
    #expect(try Extraction("letter").apply(to: "Answer: Z", letters: 100)?.text == "Z")
  }

  @Test(arguments: [
    ("letter", "Answer: A\nWait, no.\nAnswer: B\nAnswer: B", "B", ["A", "B"]),
    ("first-letter", "Answer: A\nAnswer: B", "A", ["A", "B"]),
    ("boxed", "\\boxed{1} and \\boxed{1.0} and \\boxed{1}", "1", ["1", "1.0"]),
    ("marker:#### > number", "#### 1,000\n#### 1000", "1000", ["1000"]),
  ])
  func `a text that contradicts itself shows every answer`(
    _ specification: String, text: String, answer: String, candidates: [String]
  ) throws {
    let outcome = try Extraction(specification).apply(to: text)
    #expect(outcome == Extraction.Outcome(text: answer, candidates: candidates))
  }

  @Test(arguments: [
    (
      "",
      "an extraction is missing: write one such as 'last-number', and one on each side of '|' and '>'"
    ),
    (
      "letter |",
      "an extraction is missing: write one such as 'last-number', and one on each side of '|' and '>'"
    ),
    ("lettr", "there is no way 'lettr' to extract an answer. Did you mean 'letter'?"),
    (
      "regex:x",
      "there is no way 'regex' to extract an answer: known are marker, boxed, number and letter"
    ),
    ("marker", "'marker' needs a text, such as marker:####"),
    ("marker: | boxed", "'marker' needs a text, such as marker:####"),
    ("marker:\"x", "the quote of a marker is not closed"),
    ("marker:\"x\" y", "after a marker in quotes comes '|', '>' or nothing"),
    ("boxed:x", "'boxed' takes no text, this is 'x'"),
  ])
  func `a specification that cannot be understood is explained`(
    _ specification: String, message: String
  ) {
    let error = #expect(throws: ExtractionError.self) { try Extraction(specification) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("marker:So: > number|letter", #"last-marker:"So:" > last-number | last-letter"#),
    (#"first-marker:"a \"b\" \\ |""#, #"first-marker:"a \"b\" \\ |""#),
    ("first boxed", "first-boxed"),
  ])
  func `a specification is written back in one form that means the same`(
    _ specification: String, form: String
  ) throws {
    let extraction = try Extraction(specification)
    #expect(extraction.description == form)
    #expect(try Extraction(form) == extraction)
  }

  // Each text made the naive way quadratic: 64 KiB of it would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "#", "\\boxed{", "{", "*", "(", "(A", "Answer:", "Answer: ", "the answer is the ", "1,", "1 ",
      "-", "A, ", "A\n", "答案", "答案选", "\\frac{1}{", "\n", "AB", "$", "\"", "\\text{",
    ])
  func `no text takes more than linear time`(_ part: String) throws {
    let extraction = try Extraction(
      "marker:#### | boxed | letter | marker:\"Answer:\" > letter | number")
    let text = String(repeating: part, count: (1 << 16) / part.utf8.count) + "?"
    #expect(extraction.apply(to: text)?.candidates.isEmpty != true)
  }
}
