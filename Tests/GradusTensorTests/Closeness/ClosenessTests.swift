import Testing

@testable import GradusTensor

struct ClosenessTests {
  struct Grid: Decodable {
    let rtol: Double
    let atol: Double
    let equalNaN: Bool
    let values: [Double]
    let isClose: [[Bool]]
  }

  @Test func `elements are close exactly when numpy says so`() throws {
    let grids = Fixture.list("closeness.json", of: Grid.self)
    #expect(grids.count == 12)
    for grid in grids {
      for (answer, row) in zip(grid.values, grid.isClose) {
        for (key, isClose) in zip(grid.values, row) {
          #expect(
            Tensor(answer).allclose(
              to: Tensor(key),
              rtol: grid.rtol,
              atol: grid.atol,
              equalNaN: grid.equalNaN
            )
              == isClose,
            "\(answer) against \(key), rtol \(grid.rtol), atol \(grid.atol)"
          )
        }
      }
    }
  }

  @Test func `the tolerance is relative to the key and not to the answer`() {
    #expect(Tensor(9).allclose(to: Tensor(10), rtol: 0.1, atol: 0))
    #expect(!Tensor(10).allclose(to: Tensor(9), rtol: 0.1, atol: 0))
  }

  @Test func `a shape that would broadcast is not the key's shape`() throws {
    let vector = try Tensor([1, 1])
    let matrix = try Tensor([[1, 1]])
    #expect(!vector.allclose(to: matrix))
    #expect(!Tensor(1).allclose(to: vector))
  }
}

struct TensorComparisonTests {
  @Test func `a comparison lists the first wrong cells and counts all`() throws {
    let key = try Tensor([[1, 2, 3], [4, 0, 8]])
    let answer = try Tensor([[1, 2.5, 3.001], [5, 0.5, 12]])
    let comparison = Tensor.compare(
      answer: answer,
      key: key,
      rtol: 0.01,
      atol: 0.25,
      maximumCells: 2
    )
    #expect(!comparison.isClose)
    #expect(comparison.hasKeyShape)
    #expect(comparison.wrongCount == 4)
    #expect(
      comparison.wrongCells == [
        .init(indices: [0, 1], got: 2.5, expected: 2, difference: 0.5, allowed: 0.27),
        .init(indices: [1, 0], got: 5, expected: 4, difference: 1, allowed: 0.29),
      ]
    )
    #expect(comparison.largestAbsoluteError == .init(indices: [1, 2], error: 4))
    #expect(comparison.largestRelativeError == .init(indices: [1, 2], error: 0.5))
  }

  @Test func `a close answer may still have errors to report`() throws {
    let comparison = Tensor.compare(
      answer: try Tensor([1.5, 2]),
      key: try Tensor([1, 2]),
      rtol: 0,
      atol: 0.5
    )
    #expect(comparison.isClose)
    #expect(comparison.wrongCells.isEmpty)
    #expect(comparison.largestAbsoluteError == .init(indices: [0], error: 0.5))
  }

  @Test func `an equal answer has no errors at all`() throws {
    let tensor = try Tensor([0, -.infinity, 2])
    let comparison = Tensor.compare(answer: tensor, key: tensor)
    #expect(comparison.isClose)
    #expect(comparison.largestAbsoluteError == nil)
    #expect(comparison.largestRelativeError == nil)
  }

  @Test func `a key of zero has no relative error`() throws {
    let comparison = Tensor.compare(answer: try Tensor([1, 3]), key: try Tensor([0, 2]))
    #expect(comparison.largestRelativeError == .init(indices: [1], error: 0.5))
    #expect(comparison.largestAbsoluteError == .init(indices: [0], error: 1))
  }

  @Test func `NaN where the key has a number is wrong and counted apart`() throws {
    let comparison = Tensor.compare(
      answer: try Tensor([.nan, .nan, 3]),
      key: try Tensor([1, .nan, 3]),
      equalNaN: true
    )
    #expect(comparison.wrongCount == 1)
    #expect(comparison.unexpectedNaNCount == 1)
    #expect(comparison.wrongCells.first?.difference.isNaN == true)
    #expect(comparison.largestAbsoluteError == nil)
    #expect(Tensor.compare(answer: Tensor(.nan), key: Tensor(.nan)).wrongCount == 1)
    #expect(Tensor.compare(answer: Tensor(.nan), key: Tensor(.nan)).unexpectedNaNCount == 0)
  }

  @Test func `infinities of opposite sign are infinitely far apart`() {
    let comparison = Tensor.compare(answer: Tensor(-.infinity), key: Tensor(.infinity))
    #expect(comparison.largestAbsoluteError == .init(indices: [], error: .infinity))
    #expect(comparison.largestRelativeError == .init(indices: [], error: .infinity))
    #expect(comparison.wrongCount == 1)
  }

  @Test func `an answer of the transposed shape is recognised`() throws {
    let key = try Tensor([[1, 2, 3], [4, 5, 6]])
    let turned = Tensor.compare(answer: key.transposed(), key: key)
    #expect(!turned.isClose)
    #expect(turned.wrongCount == 0)
    #expect(turned.hasTransposedShape)
    #expect(turned.isCloseWhenTransposed)
    #expect(!turned.isCloseWhenReshaped)
    let other = Tensor.compare(answer: try Tensor.zeros([3, 2]), key: key)
    #expect(other.hasTransposedShape)
    #expect(!other.isCloseWhenTransposed)
  }

  @Test func `a square answer that was transposed is recognised though the shapes are equal`()
    throws
  {
    let key = try Tensor([[1, 2], [3, 4]])
    let comparison = Tensor.compare(answer: key.transposed(), key: key)
    #expect(!comparison.hasTransposedShape)
    #expect(comparison.isCloseWhenTransposed)
    #expect(comparison.wrongCount == 2)
  }

  @Test func `right numbers in another shape are recognised`() throws {
    let key = try Tensor([[1, 2, 3]])
    for (answer, isReshaped) in [([1.0, 2, 3], true), ([1, 2, 4], false), ([1, 2], false)] {
      let answer = try Tensor(answer)
      #expect(Tensor.compare(answer: answer, key: key).isCloseWhenReshaped == isReshaped)
    }
    #expect(!Tensor.compare(answer: key, key: key).isCloseWhenReshaped)
  }

  @Test(arguments: [-1, 0]) func `no cells are listed when none are wanted`(_ maximum: Int) {
    let comparison = Tensor.compare(answer: Tensor(1), key: Tensor(2), maximumCells: maximum)
    #expect(comparison.wrongCells.isEmpty)
    #expect(comparison.wrongCount == 1)
  }
}

@Test func `errors are few numbers of what a comparison finds`() throws {
  let key = try Tensor([1, 2, .infinity, 4, 0])
  let answer = try Tensor([1.25, 2, .infinity, .nan, -3])
  let errors = try #require(Tensor.errors(answer: answer, key: key, rtol: 0, atol: 0.5))
  #expect(errors.wrongCount == 2)
  #expect(errors.unexpectedNaNCount == 1)
  #expect(errors.largestAbsoluteError == 3)
  let right = try #require(Tensor.errors(answer: key, key: key))
  #expect(right.wrongCount == 0 && right.largestAbsoluteError == nil)
  #expect(Tensor.errors(answer: Tensor(1), key: key) == nil)
}
