internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension HostAPI {
  private static func maker(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], example: String, gives value: String,
    _ body: @escaping HostFunction.Body
  ) -> HostFunction {
    tensorFunction(
      name, parameters, returns, summary, refuses: refuses, isMethod: false, example: example,
      gives: value, body)
  }

  static let tensorMaking: [HostFunction] = [
    maker(
      "new", [.any("list", .nestedList, "the elements")], .tensor(),
      "Makes a tensor from a number or nested lists.",
      refuses: ["rows of different lengths, and lists that hold something else than numbers"],
      example: "tensor.new({{1, 2}, {3, 4}}):shape()", gives: "{2, 2}"
    ) { host, arguments throws(LuaFault) in
      LuaReply(try host.lend(try arguments.tensor(0)))
    },
    maker(
      "zeros", [.shape()], .tensor(), "Zeros of this shape.",
      example: "tensor.zeros({2, 3}):list()", gives: "{{0, 0, 0}, {0, 0, 0}}"
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      return try host.reply(arguments) { () throws(TensorError) in try .zeros(shape) }
    },
    maker(
      "ones", [.shape()], .tensor(), "Ones of this shape.",
      example: "tensor.ones({3}):list()", gives: "{1, 1, 1}"
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      return try host.reply(arguments) { () throws(TensorError) in try .full(shape, 1) }
    },
    maker(
      "full", [.shape(), .number("x", "every element")], .tensor(),
      "A tensor of this shape with the same number everywhere.",
      example: "tensor.full({2, 2}, 0.5):list()", gives: "{{0.5, 0.5}, {0.5, 0.5}}"
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      let number = try arguments.number(1)
      return try host.reply(arguments) { () throws(TensorError) in try .full(shape, number) }
    },
    maker(
      "eye", [.size("n", "rows and columns")], .tensor("n,n"), "The identity matrix.",
      example: "tensor.eye(2):list()", gives: "{{1, 0}, {0, 1}}"
    ) { host, arguments throws(LuaFault) in
      let size = try arguments.size(0)
      return try host.reply(arguments) { () throws(TensorError) in try .eye(size) }
    },
    maker(
      "arange", [.size("n", "how many")], .tensor("n"), "The numbers 0 to n − 1.",
      example: "tensor.arange(4):list()", gives: "{0, 1, 2, 3}"
    ) { host, arguments throws(LuaFault) in
      let size = try arguments.size(0)
      return try host.reply(arguments) { () throws(TensorError) in try .arange(to: Double(size)) }
    },
    maker(
      "tril", [.size("n", "rows"), .size("m", "columns", default: "n")], .tensor("n,m"),
      "Ones where the column is not beyond the row, zeros elsewhere: a causal mask.",
      example: "tensor.tril(3):list()", gives: "{{1, 0, 0}, {1, 1, 0}, {1, 1, 1}}"
    ) { host, arguments throws(LuaFault) in
      let rows = try arguments.size(0)
      let columns = arguments[1].isNil ? rows : try arguments.size(1)
      return try host.reply(arguments) { () throws(TensorError) in
        try .causalMask(rows: rows, columns: columns)
      }
    },
    maker(
      "parse", [.string("text", "what a person typed")],
      .valueOrProblem(.tensor(), "the problem is a text for the learner"),
      "Reads rows on lines or between semicolons, or nested lists as in JSON.",
      example: "tensor.parse(\"1 0; 0 1\"):list()", gives: "{{1, 0}, {0, 1}}"
    ) { host, arguments throws(LuaFault) in
      let text = try arguments.text(0)
      let cost = 500 + 64 * text.utf8.count
      try host.afford(cost)
      do throws(TensorError) {
        let tensor = try Tensor(parsing: text)
        return LuaReply(try host.lendParsed(tensor), cost: cost)
      } catch {
        return LuaReply(.nil, LuaValue(error.wording), cost: cost)
      }
    },
  ]

  private func lendParsed(_ tensor: Tensor) throws(TensorError) -> LuaValue {
    do throws(LuaFault) {
      return try lend(tensor)
    } catch {
      throw TensorError(.tooLarge, error.message)
    }
  }

  static let tensorLooking: [HostFunction] = [
    tensorFunction(
      "shape", [.array("t"), .axis(default: "all axes")],
      .value(.list(of: .integer).or(.integer), "all lengths, or the one of the axis"),
      "The lengths of the axes.",
      example: "tensor.zeros({2, 3}):shape(-1)", gives: "3"
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.tensor(0).shape
      guard let axis = try arguments.axis(orNil: 1) else {
        return LuaReply(.list(shape.map(LuaValue.integer)))
      }
      let place = axis < 0 ? shape.count + axis : axis
      guard shape.indices.contains(place) else {
        throw LuaFault("'tensor.shape': shape \(shape) has no axis \(try arguments.integer(1))")
      }
      return LuaReply(.integer(shape[place]))
    },
    tensorFunction(
      "rank", [.array("t")], .value(.integer), "The number of axes; 0 for a single number.",
      example: "tensor.zeros({2, 3}):rank()", gives: "2"
    ) { _, arguments throws(LuaFault) in
      LuaReply(.integer(try arguments.tensor(0).rank))
    },
    tensorFunction(
      "size", [.array("t")], .value(.integer), "The number of elements.",
      example: "tensor.zeros({2, 3}):size()", gives: "6"
    ) { _, arguments throws(LuaFault) in
      LuaReply(.integer(try arguments.tensor(0).count))
    },
    tensorFunction(
      "at", [.array("t"), .more(.integer, "the place on each axis, counted from 1")],
      .value(.number), "One element.",
      refuses: ["a place outside the array, and more or fewer places than it has axes"],
      example: "tensor.new({{1, 2}, {3, 4}}):at(2, 1)", gives: "3"
    ) { _, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      var indices: [Int] = []
      for index in 1..<max(1, arguments.count) { indices.append(try arguments.integer(index) &- 1) }
      let isInside = zip(indices, tensor.shape).allSatisfy { $0 >= 0 && $0 < $1 }
      guard isInside || indices.count != tensor.rank else {
        let place = indices.map { String($0 &+ 1) }.joined(separator: ", ")
        throw LuaFault("'tensor.at': (\(place)) is outside shape \(tensor.shape)")
      }
      do throws(TensorError) {
        return LuaReply(.number(try tensor.element(at: indices)))
      } catch {
        throw LuaFault("'tensor.at': \(error.message)")
      }
    },
    tensorFunction(
      "list", [.array("t")], .value(.nestedList, "a number for a tensor without axes"),
      "The elements as nested lists of numbers.", refuses: ["more than \(mostValues) elements"],
      example: "(tensor.new({1, 2}) * 3):list()", gives: "{3, 6}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      guard tensor.count <= HostAPI.mostValues else {
        throw LuaFault(
          "'tensor.list': \(tensor.count) numbers are too many for a list, at most "
            + "\(HostAPI.mostValues) are allowed")
      }
      try host.afford(tensor.count)
      return LuaReply(LuaValue(tensor.value), cost: tensor.count)
    },
    tensorFunction(
      "allclose",
      [
        .array("a"), .array("b", "", "what a is measured by"),
        .number("rtol", "the share of |b| that is allowed", default: "1e-5"),
        .number("atol", "the distance that is allowed", default: "1e-8"),
      ],
      .value(.boolean, "false when the shapes differ"),
      "Whether |a − b| ≤ atol + rtol·|b| for every element.",
      example: "tensor.allclose({1, 2}, {1, 2.001}, 0, 0.01)", gives: "true"
    ) { host, arguments throws(LuaFault) in
      let answer = try arguments.tensor(0)
      let key = try arguments.tensor(1)
      let rtol = try arguments.number(2, default: 1e-5)
      let atol = try arguments.number(3, default: 1e-8)
      let cost = answer.count / 2
      try host.afford(cost)
      return LuaReply(.boolean(answer.allclose(to: key, rtol: rtol, atol: atol)), cost: cost)
    },
  ]
}

extension TensorError {
  /// The error as a problem for the learner, in both languages where it has both.
  var wording: Text { chinese.map { Text(english: message, chinese: $0) } ?? Text(message) }
}
