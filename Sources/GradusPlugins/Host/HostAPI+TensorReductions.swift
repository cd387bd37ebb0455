internal import GradusLua
internal import GradusTensor

extension HostAPI {
  private static func reduction(
    _ name: String, _ summary: String, refuses: [String] = [], example: String,
    gives value: String,
    _ kernel: @escaping @Sendable (Tensor, Int?, Bool) throws(TensorError) -> Tensor
  ) -> HostFunction {
    tensorFunction(
      name,
      [
        .array("t"), .axis(default: "all elements"),
        .boolean("keep", "keep the axis, with length 1", default: "false"),
      ],
      .value(.tensor().or(.number), "a number without an axis, unless `keep` is true"), summary,
      refuses: refuses, example: example, gives: value
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1)
      let keep = arguments[2] == .boolean(true)
      let reply = try host.reply(arguments, work: tensor.count * 4) { () throws(TensorError) in
        try kernel(tensor, axis, keep)
      }
      guard axis == nil, !keep, let result = try host.tensor(reply.values[0], function: name),
        let number = result.elements.first
      else { return reply }
      return LuaReply(.number(number), cost: reply.cost)
    }
  }

  private static let nothing = ["an array without elements"]

  static let tensorReductions: [HostFunction] = [
    reduction(
      "sum", "The sum, of all elements or along an axis.",
      example: "tensor.sum({{1, 2}, {3, 4}}, 1):list()", gives: "{4, 6}"
    ) { (t, axis, keep) throws(TensorError) in try t.sum(axis: axis, keepingDimensions: keep) },
    reduction(
      "mean", "The mean, of all elements or along an axis; NaN of nothing.",
      example: "tensor.mean({{1, 2}, {3, 4}})", gives: "2.5"
    ) { (t, axis, keep) throws(TensorError) in try t.mean(axis: axis, keepingDimensions: keep) },
    reduction(
      "max", "The largest element, of all or along an axis; NaN if there is one.",
      refuses: nothing, example: "tensor.max({{1, 2}, {4, 3}}, -1):list()", gives: "{2, 4}"
    ) { (t, axis, keep) throws(TensorError) in try t.max(axis: axis, keepingDimensions: keep) },
    reduction(
      "min", "The smallest element, of all or along an axis; NaN if there is one.",
      refuses: nothing, example: "tensor.min({3, 1, 2})", gives: "1"
    ) { (t, axis, keep) throws(TensorError) in try t.min(axis: axis, keepingDimensions: keep) },
    reduction(
      "var", "The population variance, of all elements or along an axis.",
      refuses: nothing, example: "tensor.var({1, 2, 3, 4})", gives: "1.25"
    ) { (t, axis, keep) throws(TensorError) in
      try t.variance(axis: axis, keepingDimensions: keep)
    },
    reduction(
      "argmax", "The place of the largest element, counted from 1, the first of several.",
      refuses: nothing, example: "tensor.argmax({{1, 9, 3}, {7, 5, 6}}, -1):list()",
      gives: "{2, 1}"
    ) { (t, axis, keep) throws(TensorError) in
      try t.argmax(axis: axis, keepingDimensions: keep) + 1
    },
    tensorFunction(
      "cumsum", [.array("t"), .axis(default: "all elements, row by row, as a vector")],
      .tensor("", "of the same shape, or a vector without an axis"),
      "Running sums along an axis.",
      example: "tensor.cumsum({1, 2, 3}, 1):list()", gives: "{1, 3, 6}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1)
      return try host.reply(arguments) { () throws(TensorError) in
        try tensor.cumulativeSum(axis: axis)
      }
    },
  ]
}
