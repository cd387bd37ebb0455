internal import GradusLua
internal import GradusTensor

extension HostAPI {
  static let tensorShapes: [HostFunction] = [
    tensorFunction(
      "transpose",
      [
        .array("t"),
        .list(
          "order", of: .integer, "every axis once, counted from 1; −1 is the last",
          default: "the last two axes swapped"),
      ],
      .tensor(), "Puts the axes into another order: axis i of the result is axis order[i] of t.",
      refuses: ["an order that does not name every axis once"],
      example: "tensor.transpose({{1, 2, 3}, {4, 5, 6}}):list()", gives: "{{1, 4}, {2, 5}, {3, 6}}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      guard !arguments[1].isNil else {
        return try host.reply(arguments) { () throws(TensorError) in tensor.transposed() }
      }
      let order = try arguments.axes(1)
      return try host.reply(arguments) { () throws(TensorError) in try tensor.transposed(order) }
    },
    tensorFunction(
      "reshape", [.array("t"), .shape("the length of each axis; one may be −1: what is left")],
      .tensor(), "The same elements, row by row, in another shape.",
      refuses: ["a shape with another number of elements"],
      example: "tensor.arange(6):reshape({2, -1}):list()", gives: "{{0, 1, 2}, {3, 4, 5}}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let shape = try arguments.integers(1)
      return try host.reply(arguments) { () throws(TensorError) in try tensor.reshaped(shape) }
    },
    tensorFunction(
      "slice",
      [
        .array("t"), .axis(), .integer("first", "counted from 1"),
        .integer("last", "included; first − 1 takes nothing"),
      ],
      .tensor("", "with as many axes"), "A range of one axis.",
      refuses: ["a range outside the axis"],
      example: "tensor.arange(5):slice(1, 2, 4):list()", gives: "{1, 2, 3}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(1)
      let first = try arguments.integer(2)
      let last = try arguments.integer(3)
      guard first >= 1, last >= first - 1, last < .max else {
        throw LuaFault("'tensor.slice': \(first) to \(last) is no range counted from 1")
      }
      return try host.reply(arguments) { () throws(TensorError) in
        try tensor.sliced(axis: axis, (first - 1)..<last)
      }
    },
    tensorFunction(
      "row", [.array("t", "n,…"), .integer("i", "counted from 1")], .tensor("…"),
      "A row of a matrix: the part at a place of the first axis.",
      refuses: ["a row outside the array, and an array without axes"],
      example: "tensor.new({{1, 2}, {3, 4}}):row(2):list()", gives: "{3, 4}"
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let row = try arguments.integer(1)
      return try host.reply(arguments) { () throws(TensorError) in try tensor.row(row &- 1) }
    },
    tensorFunction(
      "concat", [.list("list", of: .array(), "what to join"), .axis()], .tensor(),
      "Joins arrays one after another along an axis.",
      refuses: ["an empty list, and shapes that differ on another axis"], isMethod: false,
      example: "tensor.concat({{1, 2}, {3}}, 1):list()", gives: "{1, 2, 3}"
    ) { host, arguments throws(LuaFault) in
      let parts = try host.tensors(arguments)
      let axis = try arguments.axis(1)
      return try host.reply(arguments) { () throws(TensorError) in
        try .concatenate(parts, axis: axis)
      }
    },
    tensorFunction(
      "stack",
      [.list("list", of: .array(), "what to join"), .axis("the new axis in the result")],
      .tensor("", "with one axis more"), "Joins arrays of one shape along a new axis.",
      refuses: ["an empty list, and different shapes"], isMethod: false,
      example: "tensor.stack({{1, 2}, {3, 4}}, -1):list()", gives: "{{1, 3}, {2, 4}}"
    ) { host, arguments throws(LuaFault) in
      let parts = try host.tensors(arguments)
      let axis = try arguments.axis(1)
      return try host.reply(arguments) { () throws(TensorError) in try .stack(parts, axis: axis) }
    },
  ]

  private func tensors(_ arguments: Arguments) throws(LuaFault) -> [Tensor] {
    var parts: [Tensor] = []
    for element in try arguments.list(0) {
      guard let part = try tensor(element, function: arguments.function) else {
        throw arguments.fault(0, expected: "a list of tensors")
      }
      parts.append(part)
    }
    return parts
  }
}
