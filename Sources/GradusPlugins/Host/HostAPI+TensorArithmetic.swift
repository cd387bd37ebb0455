internal import GradusLua
internal import GradusTensor

extension HostAPI {
  private static func operation(
    _ name: String, _ written: String, _ summary: String, example: String, gives value: String,
    _ kernel: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> HostFunction {
    binary(
      .operation(.tensor, written: written), name, summary, example: example, gives: value, kernel)
  }

  static let tensorOperations: [HostFunction] = [
    operation(
      "__add", "a + b", "The sum.",
      example: "(tensor.new({{1, 2}, {3, 4}}) + {10, 20}):list()", gives: "{{11, 22}, {13, 24}}"
    ) { (a, b) throws(TensorError) in try a + b },
    operation(
      "__sub", "a - b", "The difference.",
      example: "(1 - tensor.new({0.25, 0.5})):list()", gives: "{0.75, 0.5}"
    ) { (a, b) throws(TensorError) in try a - b },
    operation(
      "__mul", "a * b", "The product of each pair of elements.",
      example: "(tensor.new({1, 2}) * {3, 4}):list()", gives: "{3, 8}"
    ) { (a, b) throws(TensorError) in try a * b },
    operation(
      "__div", "a / b", "The quotient of each pair of elements.",
      example: "(tensor.new({1, 2}) / 4):list()", gives: "{0.25, 0.5}"
    ) { (a, b) throws(TensorError) in try a / b },
    operation(
      "__pow", "a ^ b", "Each element of a to the power of the one of b.",
      example: "(tensor.new({2, 3}) ^ 2):list()", gives: "{4, 9}"
    ) { (a, b) throws(TensorError) in try a.pow(b) },
    HostFunction(
      .operation(.tensor, written: "-a"), "__unm", [.array("a")], .tensor("", "of the same shape"),
      "Opposite signs.", example: "(-tensor.new({1, -2})):list()", gives: "{-1, 2}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      return try host.reply(arguments) { () throws(TensorError) in -tensor }
    },
  ]

  private static func unary(
    _ name: String, _ summary: String, unit: String = "", example: String, gives value: String,
    _ kernel: @escaping @Sendable (Tensor) -> Tensor
  ) -> HostFunction {
    tensorFunction(
      name, [.array("t", "", unit)], .tensor("", "of the same shape"), summary, example: example,
      gives: value
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      return try host.reply(arguments) { () throws(TensorError) in kernel(tensor) }
    }
  }

  static let tensorElements: [HostFunction] = [
    unary(
      "exp", "e to the power of each element.",
      example: "tensor.exp({0, 1}):list()", gives: "{1, 2.718281828459045}"
    ) { $0.exp() },
    unary(
      "log", "The natural logarithm of each element: −∞ for 0, NaN below.",
      example: "tensor.log({1, 10}):list()", gives: "{0, 2.302585092994046}"
    ) { $0.log() },
    unary(
      "sqrt", "The square root of each element: NaN below 0.",
      example: "tensor.sqrt({4, 2}):list()", gives: "{2, 1.4142135623730951}"
    ) { $0.sqrt() },
    unary(
      "abs", "The magnitude of each element.",
      example: "tensor.abs({-3, 2}):list()", gives: "{3, 2}"
    ) { $0.abs() },
    unary(
      "tanh", "The hyperbolic tangent of each element.",
      example: "tensor.tanh({0, 1}):list()", gives: "{0, 0.7615941559557649}"
    ) { $0.tanh() },
    unary(
      "sin", "The sine of each element.", unit: "angles in radians",
      example: "tensor.sin({0, math.pi / 2}):list()", gives: "{0, 1}"
    ) { $0.sin() },
    unary(
      "cos", "The cosine of each element.", unit: "angles in radians",
      example: "tensor.cos({0, math.pi}):list()", gives: "{1, -1}"
    ) { $0.cos() },
  ]

  private static func comparison(
    _ name: String, _ summary: String, example: String, gives value: String,
    _ kernel: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> HostFunction {
    binary(
      .space("tensor", method: .tensor), name, summary, example: example, gives: value, kernel)
  }

  static let tensorComparisons: [HostFunction] = [
    comparison(
      "maximum", "The larger of each pair of elements.",
      example: "tensor.maximum({-1, 2}, 0):list()", gives: "{0, 2}"
    ) { (a, b) throws(TensorError) in try .maximum(a, b) },
    comparison(
      "minimum", "The smaller of each pair of elements.",
      example: "tensor.minimum({1, 5}, {3, 2}):list()", gives: "{1, 2}"
    ) { (a, b) throws(TensorError) in try .minimum(a, b) },
    comparison(
      "gt", "1 where a > b, 0 elsewhere.",
      example: "tensor.gt({1, 2, 3}, 2):list()", gives: "{0, 0, 1}"
    ) { (a, b) throws(TensorError) in try a .> b },
    comparison(
      "ge", "1 where a ≥ b, 0 elsewhere.",
      example: "tensor.ge({1, 2, 3}, 2):list()", gives: "{0, 1, 1}"
    ) { (a, b) throws(TensorError) in try a .>= b },
    comparison(
      "lt", "1 where a < b, 0 elsewhere.",
      example: "tensor.lt({1, 2, 3}, 2):list()", gives: "{1, 0, 0}"
    ) { (a, b) throws(TensorError) in try a .< b },
    comparison(
      "le", "1 where a ≤ b, 0 elsewhere.",
      example: "tensor.le({1, 2, 3}, 2):list()", gives: "{1, 1, 0}"
    ) { (a, b) throws(TensorError) in try a .<= b },
    comparison(
      "eq", "1 where a = b, 0 elsewhere.",
      example: "tensor.eq({1, 2, 3}, 2):list()", gives: "{0, 1, 0}"
    ) { (a, b) throws(TensorError) in try a .== b },
    tensorFunction(
      "where",
      [
        .array("condition", "", "0 or not 0"), .array("a", "", "taken where it is not 0"),
        .array("b", "", "taken where it is 0"),
      ],
      .tensor("", "of the broadcast shape"), "Chooses each element from one of two arrays.",
      refuses: ["shapes that cannot be broadcast"],
      example: "tensor.where({1, 0, 1}, {5, 6, 7}, 0):list()", gives: "{5, 0, 7}"
    ) { host, arguments throws(LuaFault) in
      let condition = try arguments.tensor(0)
      let chosen = try arguments.tensor(1)
      let other = try arguments.tensor(2)
      return try host.reply(arguments) { () throws(TensorError) in
        try .select(where: condition, chosen, otherwise: other)
      }
    },
  ]
}
