internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension Tensor {
  /// Reads a number or nested lists of numbers; a list of lists of different lengths is refused
  /// with the place of the first one that differs.
  init(lua value: LuaValue) throws(TensorError) {
    try self.init(nested: value, number: \.double, elements: \.elements, text: \.text)
  }

  /// Reads a number or nested lists of numbers.
  init(plain value: Value) throws(TensorError) {
    try self.init(nested: value, number: \.double, elements: \.elements, text: \.string)
  }

  private init<Node>(
    nested node: Node, number: (Node) -> Double?, elements: (Node) -> [Node]?,
    text: (Node) -> String?
  ) throws(TensorError) {
    var shape: [Int] = []
    var first = node
    while let inner = elements(first) {
      shape.append(inner.count)
      guard let next = inner.first, shape.count <= Tensor.maximumRank else { break }
      first = next
    }
    var numbers: [Double] = []
    func collect(_ node: Node, depth: Int) throws(TensorError) {
      if depth == shape.count {
        guard let number = number(node) else {
          let found = text(node).map { "'\($0.excerpt)'" }
          throw TensorError(
            .invalidShape,
            shape.isEmpty
              ? "\(found ?? "it") is no number"
              : "a list of numbers holds \(found ?? "something else")")
        }
        numbers.append(number)
        return
      }
      guard let inner = elements(node) else {
        throw TensorError(
          .invalidShape, "some rows are lists and others single numbers")
      }
      guard inner.count == shape[depth] else {
        throw TensorError(
          .invalidShape,
          "a row has \(inner.count) elements where the first has \(shape[depth])")
      }
      for element in inner { try collect(element, depth: depth + 1) }
    }
    try collect(node, depth: 0)
    try self.init(shape: shape, elements: numbers)
  }

  /// The tensor as a number or nested lists. Whole numbers are integers.
  var value: Value {
    var place = 0
    func build(_ axis: Int) -> Value {
      guard axis < shape.count else {
        defer { place += 1 }
        let number = elements[place]
        if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return .integer(whole) }
        return .number(number)
      }
      return .list((0..<shape[axis]).map { _ in build(axis + 1) })
    }
    return build(0)
  }
}
