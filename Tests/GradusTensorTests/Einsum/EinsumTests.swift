import Testing

@testable import GradusTensor

struct EinsumTests {
  struct Item: Decodable {
    let subscripts: String
    let inputs: [FixtureTensor]
    let expected: FixtureTensor
  }

  @Test func `einsum gives what numpy gives`() throws {
    let items = Fixture.list("einsum.json", of: Item.self)
    #expect(items.count > 30)
    for item in items {
      let inputs = try item.inputs.map { try $0.tensor }
      expectEqual(
        try Tensor.einsum(item.subscripts, inputs),
        try item.expected.tensor,
        "einsum '\(item.subscripts)'"
      )
    }
  }

  static let help = "write letters for axes, ',' between operands and one '->' before the output"

  @Test(arguments: [
    ("ij,jk->ik", [[2, 3]], "2 operands named, 1 given"),
    ("ij", [[2, 3], [3]], "1 operand named, 2 given"),
    ("ijk,jk->i", [[2, 3], [3, 4]], "operand 1 has 3 letters for the 2 axes of shape [2, 3]"),
    ("i,jk->i", [[2, 3], [3, 4]], "operand 1 has 1 letter for the 2 axes of shape [2, 3]"),
    ("...ijk", [[2, 3]], "operand 1 has 3 letters for the 2 axes of shape [2, 3]"),
    ("ij,jk->ik", [[2, 3], [4, 2]], "index 'j' is 3 long in operand 1 and 4 in operand 2"),
    (
      "ij,jk,jl", [[2, 3], [1, 2], [4, 2]], "index 'j' is 3 long in operand 1 and 4 in operand 3"
    ),
    ("...i,...i", [[2, 3], [4, 3]], "index '...' is 2 long in operand 1 and 4 in operand 2"),
    ("ii->i", [[1, 3]], "index 'i' is 1 and 3 long in operand 1: a diagonal needs equal lengths"),
    (
      "i,ii", [[3], [1, 3]],
      "index 'i' is 1 and 3 long in operand 2: a diagonal needs equal lengths"
    ),
    ("ij->ik", [[2, 3]], "index 'k' of the output is in no operand"),
    ("ij->ii", [[2, 3]], "index 'i' is twice in the output"),
    (
      "...i->i", [[2, 3]],
      "the output must have '...' because the operands do; sum over letters only"
    ),
    ("...i...", [[2, 3]], "'...' may stand once in an operand"),
    ("i..j", [[2, 3]], "'.' is not part of '...'"),
    (". ..i", [[2, 3]], "'.' is not part of '...'"),
    ("i1", [[2, 3]], "'1': \(help)"),
    ("iß", [[2, 3]], "'ß': \(help)"),
    ("ij->i->j", [[2, 3]], "stray '-': \(help)"),
    ("ij>i", [[2, 3]], "stray '>': \(help)"),
    ("ij->i,j", [[2, 3]], "',': \(help)"),
    ("ij-", [[2, 3]], "stray '-': \(help)"),
  ])
  func `a bad subscript string is explained`(
    _ subscripts: String,
    _ shapes: [[Int]],
    _ problem: String
  ) throws {
    let operands = try shapes.map { try Tensor.zeros($0) }
    expectError(.invalidSubscripts, "einsum '\(subscripts)': \(problem)") {
      try Tensor.einsum(subscripts, operands)
    }
  }

  @Test func `a walk that would take too long is refused before it begins`() throws {
    let matrix = try Tensor.zeros([1100, 1100])
    expectError(
      .tooLarge,
      "einsum 'ij,jk->ik': indices of lengths [1100, 1100, 1100] are too much work, "
        + "at most 1073741824 multiplications are allowed; do it in steps"
    ) { try Tensor.einsum("ij,jk->ik", matrix, matrix) }
  }

  @Test func `a result that would be too large is refused before it is allocated`() throws {
    let vector = try Tensor.zeros([10_000])
    expectError(
      .tooLarge,
      "shape [10000, 10000] is too large: at most 16777216 elements are allowed"
    ) { try Tensor.einsum("i,j", vector, vector) }
    let two = try Tensor.zeros([2])
    expectError(.invalidShape, "9 axes are too many: at most 8 are allowed") {
      try Tensor.einsum("a,b,c,d,e,f,g,h,i", Array(repeating: two, count: 9))
    }
  }

  @Test func `the message quotes no more than a line of a long subscript string`() {
    let long = String(repeating: "i", count: 50)
    expectError(
      .invalidSubscripts,
      "einsum '\(String(repeating: "i", count: 40))…': operand 1 has 50 letters "
        + "for the 0 axes of shape []"
    ) { try Tensor.einsum(long, Tensor(1)) }
  }
}
