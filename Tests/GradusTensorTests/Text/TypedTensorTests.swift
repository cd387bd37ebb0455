import Testing

@testable import GradusTensor

struct TypedTensorTests {
  @Test(
    arguments: [
      ("1 2 3", [3], [1, 2, 3]),
      ("1,2,3", [3], [1, 2, 3]),
      ("5", [1], [5]),
      ("[5]", [1], [5]),
      ("[1, 2, 3]", [3], [1, 2, 3]),
      ("1\t2 , 3\n", [3], [1, 2, 3]),
      ("1 2; 3 4", [2, 2], [1, 2, 3, 4]),
      ("1 2\r\n3 4\r\n", [2, 2], [1, 2, 3, 4]),
      ("\n1 2\n\n3 4\n", [2, 2], [1, 2, 3, 4]),
      ("1, 2;\n3, 4;", [2, 2], [1, 2, 3, 4]),
      ("1\n2", [2, 1], [1, 2]),
      ("[[1, 2], [3, 4.5]]", [2, 2], [1, 2, 3, 4.5]),
      ("[[1. 2.]\n [3. 4.]]", [2, 2], [1, 2, 3, 4]),
      ("[1 2; 3 4]", [2, 2], [1, 2, 3, 4]),
      (" [1, 2; 3, 4;]\n", [2, 2], [1, 2, 3, 4]),
      ("[[[1], [2]], [[3], [4]], [[5], [6]]]", [3, 2, 1], [1, 2, 3, 4, 5, 6]),
      ("[[[[[[[[7]]]]]]]]", [1, 1, 1, 1, 1, 1, 1, 1], [7]),
      ("1/4 −1/2 +3/2", [3], [0.25, -0.5, 1.5]),
      ("-.5 +2. 1e3 1.5E-1 −2", [5], [-0.5, 2, 1000, 0.15, -2]),
      ("inf -INF ∞ −∞ +Infinity", [5], [.infinity, -.infinity, .infinity, -.infinity, .infinity]),
      ("1，2；3，4", [2, 2], [1, 2, 3, 4]),
      ("［１．５　－２］", [2], [1.5, -2]),
      ("0.1 1e-400", [2], [0.1, 0]),
    ] as [(String, [Int], [Double])]
  )
  func `a tensor is read as a person types it`(
    _ text: String,
    _ shape: [Int],
    _ elements: [Double]
  ) throws {
    #expect(try Tensor(parsing: text) == Tensor(shape: shape, elements: elements))
  }

  @Test func `the word nan is read in any case`() throws {
    let tensor = try Tensor(parsing: "[nan, NaN, -NAN]")
    #expect(tensor.shape == [3])
    #expect(tensor.elements.allSatisfy { $0.isNaN })
  }

  @Test(arguments: [
    ("", "there are no numbers: write rows such as 1 2; 3 4"),
    (" \n;\n", "there are no numbers: write rows such as 1 2; 3 4"),
    ("[ ; ]", "there are no numbers: write rows such as 1 2; 3 4"),
    ("1 2\n3 4 5", "row 2 has 3 numbers, row 1 has 2"),
    ("1 2; 3", "row 2 has 1 number, row 1 has 2"),
    ("[[1, 2], [3]]", "row 2 has 1 number, row 1 has 2"),
    ("[[[1, 2], [3, 4]], [[5, 6], [7]]]", "row 2 of block 2 has 1 number, the first row has 2"),
    ("[[[1], [2]], [[3]]]", "block 2 has 1 list, the first block has 2"),
    ("1 2; 3 four", "row 2, column 2: 'four' is not a number"),
    ("[[1, 2], [3, four]]", "row 2, column 2: 'four' is not a number"),
    ("[[[1], [x]]]", "row 2 of block 1, column 1: 'x' is not a number"),
    ("[1, two]", "row 1, column 2: 'two' is not a number"),
    ("1 - 2", "row 1, column 2: '-' is not a number"),
    ("0x10", "row 1, column 1: '0x10' is not a number"),
    ("1e", "row 1, column 1: '1e' is not a number"),
    ("--1", "row 1, column 1: '--1' is not a number"),
    ("1.2.3", "row 1, column 1: '1.2.3' is not a number"),
    ("1/2/3", "row 1, column 1: '1/2/3' is not a number"),
    ("1/ 2", "row 1, column 1: '1/' is not a number"),
    ("inf/2", "row 1, column 1: 'inf/2' is not a number"),
    ("2/0", "row 1, column 1: '2/0' divides by zero"),
    ("1e999", "row 1, column 1: '1e999' is too large; write inf if infinity is meant"),
    ("1/1e999", "row 1, column 1: '1/1e999' is too large; write inf if infinity is meant"),
    (
      "1e300/1e-300",
      "row 1, column 1: '1e300/1e-300' is too large; write inf if infinity is meant"
    ),
    ("1,,2", "row 1, column 2 is empty"),
    ("1 2\n3,", "row 2, column 2 is empty"),
    (",1", "row 1, column 1 is empty"),
    ("[1,,2]", "row 1, column 2 is empty"),
    ("[1,]", "row 1, column 2 is empty"),
    ("[,1]", "row 1, column 1 is empty"),
    ("[]", "row 1, column 1 is empty"),
    ("[[1], []]", "row 2, column 1 is empty"),
    ("[[1],, [2]]", "row 2 is empty"),
    ("[[1], ]", "row 2 is empty"),
    ("[[1, 2], [3, 4]", "1 '[' is not closed"),
    ("[[1, 2", "2 '[' are not closed"),
    ("[1, 2]]", "']' closes nothing: there is one too many"),
    (
      "1, 2]",
      "'1, 2]' does not begin with '[': put everything in one list such as [[1, 2], [3, 4]]"
    ),
    ("]", "']' does not begin with '[': put everything in one list such as [[1, 2], [3, 4]]"),
    (
      "[1, 2]\n[3, 4]",
      "'[3, 4]' stands after the last ']': put everything in one list such as [[1, 2], [3, 4]]"
    ),
    ("[1, [2]]", "row 1, column 2 is a list where a number is expected"),
    ("[[1], 2]", "row 2 is a number where a list is expected"),
    ("[[[1]], [2]]", "row 1 of block 2 is a number where a list is expected"),
    ("[[1, 2]; [3, 4]]", "';' stands in nested lists: separate lists by ','"),
    ("[[[[[[[[[1]]]]]]]]]", "brackets are nested too deep: at most 8 levels"),
    (
      "tensor([[1, 2],\n\t[3, 4]])",
      "'tensor([[1, 2],  [3, 4]])' does not begin with '[': put everything in one list such as "
        + "[[1, 2], [3, 4]]"
    ),
    (
      "a\u{1b}[2J",
      "'a\u{fffd}[2J' does not begin with '[': put everything in one list such as "
        + "[[1, 2], [3, 4]]"
    ),
  ])
  func `what is wrong is said with its row and column`(_ text: String, _ message: String) {
    expectError(.invalidText, message) { try Tensor(parsing: text) }
  }

  @Test func `a million brackets are refused like ten`() {
    expectError(.invalidText, "brackets are nested too deep: at most 8 levels") {
      try Tensor(parsing: String(repeating: "[", count: 1_000_000))
    }
  }

  @Test func `a number nobody would type is refused`() {
    expectError(
      .invalidText,
      "row 1, column 2: a number of 401 characters is too long, at most 400"
    ) { try Tensor(parsing: "1 " + String(repeating: "7", count: 401)) }
    expectError(
      .invalidText,
      "row 1, column 1: '\(String(repeating: "x", count: 40))…' is not a number"
    ) { try Tensor(parsing: String(repeating: "x", count: 300)) }
  }

  @Test(arguments: ["1 2 3; 4", "[[1, 2], [3, 4]]", "[1 2; 3 4]"])
  func `too many numbers are refused`(_ text: String) throws {
    expectError(.tooLarge, "there are too many numbers: at most 3 can be typed") {
      try Tensor(parsing: text, maximumElements: 3)
    }
    #expect(Tensor.maximumTypedElements == 1_048_576)
  }

  @Test(arguments: [
    ("", "没有数字：请写成若干行，如 1 2; 3 4"),
    ("1 2; 3 four", "第 2 行第 2 列：'four' 不是数字"),
    ("[[[1], [x]]]", "第 1 块第 2 行第 1 列：'x' 不是数字"),
    ("1 2; 3", "第 2 行有 1 个数字，第 1 行有 2 个"),
    ("1,,2", "第 1 行第 2 列是空的"),
    ("1/0", "第 1 行第 1 列：'1/0' 的分母是零"),
    ("1e999", "第 1 行第 1 列：'1e999' 太大；若指无穷大，请写 inf"),
    ("[[1, 2], [3", "有 2 个“[”没有闭合"),
    ("[1]]", "多了一个“]”：没有与它对应的“[”"),
    ("[[1], 2]", "第 2 行应是列表，却是数字"),
  ])
  func `what cannot be read is told in Chinese too`(_ text: String, chinese: String) throws {
    let error = try #require(throws: TensorError.self) { try Tensor(parsing: text) }
    #expect(error.chinese == chinese)
  }
}
