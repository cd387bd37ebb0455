internal import GradusLua
internal import GradusTensor

extension HostAPI {
  static let tensorProducts: [HostFunction] = [
    tensorFunction(
      "matmul", [.array("t", "…,n,k"), .array("u", "…,k,m")], .tensor("…,n,m"),
      "The matrix product; axes in front are broadcast, and a vector counts as a row on the left "
        + "and as a column on the right.",
      refuses: ["a single number, and inner lengths that differ"],
      example: "tensor.matmul({{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}):list()",
      gives: "{{19, 22}, {43, 50}}"
    ) { host, arguments throws(LuaFault) in
      let left = try arguments.tensor(0)
      let right = try arguments.tensor(1)
      let work = left.matmulOperations(right)
      return try host.reply(arguments, work: work) { () throws(TensorError) in
        try left.matmul(right)
      }
    },
    tensorFunction(
      "einsum",
      [
        .string("subscripts", "a letter for each axis, such as `\"ij,jk->ik\"`"),
        .more(.array(), "one array for each part before the arrow"),
      ],
      .tensor(), "Einstein's summation as in numpy.",
      refuses: [
        "subscripts that do not fit the arrays, and more work than "
          + "\(Tensor.maximumOperations) multiplications"
      ], isMethod: false,
      example: "tensor.einsum(\"ij,ij->i\", {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}):list()",
      gives: "{17, 53}"
    ) { host, arguments throws(LuaFault) in
      let subscripts = try arguments.text(0)
      var operands: [Tensor] = []
      for index in 1..<max(1, arguments.count) { operands.append(try arguments.tensor(index)) }
      let work: Int
      do throws(TensorError) {
        work = try Tensor.einsumOperations(subscripts, operands)
      } catch {
        throw LuaFault("'tensor.einsum': \(error.message)")
      }
      return try host.reply(arguments, work: work) { () throws(TensorError) in
        try .einsum(subscripts, operands)
      }
    },
    tensorFunction(
      "softmax", [.array("t"), .axis(default: "−1")], .tensor("", "of the same shape"),
      "Softmax: e to each element, divided by the sum of these along the axis. An element of −∞ "
        + "gets 0; a line that is −∞ throughout gives NaN.",
      example: "tensor.softmax({1, 1}, -1):list()", gives: "{0.5, 0.5}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1) ?? -1
      return try host.reply(arguments, work: tensor.count * 16) { () throws(TensorError) in
        try tensor.softmax(axis: axis)
      }
    },
    tensorFunction(
      "log_softmax", [.array("t"), .axis(default: "−1")], .tensor("", "of the same shape"),
      "The logarithm of softmax, without losing small probabilities.",
      example: "tensor.log_softmax({0, 0}):list()",
      gives: "{-0.6931471805599453, -0.6931471805599453}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1) ?? -1
      return try host.reply(arguments, work: tensor.count * 16) { () throws(TensorError) in
        try tensor.logSoftmax(axis: axis)
      }
    },
    tensorFunction(
      "layer_norm",
      [
        .array("t", "…,d"), .array("gamma", "d", "the scale", default: "1"),
        .array("beta", "d", "the shift", default: "0"),
        .number("epsilon", "added to the variance", default: "1e-5"),
      ],
      .tensor("…,d"),
      "Layer normalisation over the last axis, (t − mean) / √(variance + epsilon) · gamma + beta, "
        + "with the population variance.",
      refuses: ["gamma or beta that are not as long as the last axis"],
      example: "tensor.layer_norm({1, 3}, nil, nil, 0):list()", gives: "{-1, 1}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let gamma = arguments[1].isNil ? nil : try arguments.tensor(1)
      let beta = arguments[2].isNil ? nil : try arguments.tensor(2)
      let epsilon = try arguments.number(3, default: 1e-5)
      return try host.reply(arguments) { () throws(TensorError) in
        try tensor.layerNorm(gamma: gamma, beta: beta, epsilon: epsilon)
      }
    },
  ]
}
