internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension HostAPI {
  /// Runs a kernel and lends its result; a shape error names the function. Each element costs
  /// about an instruction, and `work` says how many elementary steps were done.
  fileprivate func reply(
    _ arguments: Arguments, work: Int = 0, _ kernel: () throws(TensorError) -> Tensor
  ) throws(LuaFault) -> LuaReply {
    let result: Tensor
    do throws(TensorError) {
      result = try kernel()
    } catch {
      throw LuaFault("'\(arguments.function)': \(error.message)")
    }
    return LuaReply(try lend(result), cost: result.count / 4 + work / 8)
  }

  /// A function in the space `tensor` that is a method too.
  private static func define(
    _ name: String, _ signature: String, _ summary: String, isMethod: Bool = true,
    _ body: @escaping @Sendable (HostAPI, Arguments) throws(LuaFault) -> LuaReply
  ) -> HostFunction {
    HostFunction(
      .space("tensor", method: isMethod ? .tensor : nil), name, signature, summary, body)
  }

  private static func unary(
    _ name: String, _ summary: String, _ kernel: @escaping @Sendable (Tensor) -> Tensor
  ) -> HostFunction {
    define(name, "t:\(name)() → tensor", summary) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      return try host.reply(arguments) { () throws(TensorError) in kernel(tensor) }
    }
  }

  private static func binary(
    _ home: HostFunction.Home, _ name: String, _ signature: String, _ summary: String,
    _ kernel: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> HostFunction {
    HostFunction(home, name, signature, summary) { host, arguments throws(LuaFault) in
      let left = try arguments.tensor(0)
      let right = try arguments.tensor(1)
      return try host.reply(arguments) { () throws(TensorError) in try kernel(left, right) }
    }
  }

  // MARK: Making and looking

  static let tensorFunctions: [HostFunction] = [
    define(
      "new", "tensor.new(list) → tensor", "Makes a tensor from a number or nested lists.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      LuaReply(try host.lend(try arguments.tensor(0)))
    },
    define(
      "zeros", "tensor.zeros(shape) → tensor", "Zeros of this shape, a list of lengths.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      return try host.reply(arguments) { () throws(TensorError) in try .zeros(shape) }
    },
    define(
      "ones", "tensor.ones(shape) → tensor", "Ones of this shape, a list of lengths.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      return try host.reply(arguments) { () throws(TensorError) in try .full(shape, 1) }
    },
    define(
      "full", "tensor.full(shape, x) → tensor", "A tensor of this shape with x everywhere.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let shape = try arguments.integers(0)
      let number = try arguments.number(1)
      return try host.reply(arguments) { () throws(TensorError) in try .full(shape, number) }
    },
    define("eye", "tensor.eye(n) → tensor[n,n]", "The identity matrix.", isMethod: false) {
      host, arguments throws(LuaFault) in
      let size = try arguments.size(0)
      return try host.reply(arguments) { () throws(TensorError) in try .eye(size) }
    },
    define("arange", "tensor.arange(n) → tensor[n]", "The numbers 0 to n − 1.", isMethod: false) {
      host, arguments throws(LuaFault) in
      let size = try arguments.size(0)
      return try host.reply(arguments) { () throws(TensorError) in try .arange(to: Double(size)) }
    },
    define(
      "tril", "tensor.tril(n[, m]) → tensor[n,m]",
      "Ones where the column is not beyond the row, zeros elsewhere: a causal mask.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let rows = try arguments.size(0)
      let columns = arguments[1].isNil ? rows : try arguments.size(1)
      return try host.reply(arguments) { () throws(TensorError) in
        try .causalMask(rows: rows, columns: columns)
      }
    },
    define(
      "parse", "tensor.parse(text) → tensor, or nil and a problem",
      "Reads an array as a person types it: rows on lines or between semicolons, or JSON lists.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let text = try arguments.text(0)
      do throws(TensorError) {
        let tensor = try Tensor(parsing: text)
        return LuaReply(try host.lendParsed(tensor), cost: text.utf8.count)
      } catch {
        return LuaReply(.nil, .text(error.message), cost: text.utf8.count)
      }
    },
    define("shape", "t:shape([axis]) → list or integer", "The lengths of all axes, or of one.") {
      host, arguments throws(LuaFault) in
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
    define("rank", "t:rank() → integer", "The number of axes.") {
      _, arguments throws(LuaFault) in
      LuaReply(.integer(try arguments.tensor(0).rank))
    },
    define("size", "t:size() → integer", "The number of elements.") {
      _, arguments throws(LuaFault) in
      LuaReply(.integer(try arguments.tensor(0).count))
    },
    define("at", "t:at(i, j, …) → number", "One element, counted from 1.") {
      _, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      var indices: [Int] = []
      for index in 1..<max(1, arguments.count) { indices.append(try arguments.integer(index) - 1) }
      do throws(TensorError) {
        return LuaReply(.number(try tensor.element(at: indices)))
      } catch {
        throw LuaFault("'tensor.at': \(error.message)")
      }
    },
    define("list", "t:list() → nested list", "The elements as nested lists of numbers.") {
      _, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      return LuaReply(LuaValue(tensor.value), cost: tensor.count)
    },
    define(
      "allclose", "tensor.allclose(a, b[, rtol[, atol]]) → boolean",
      "Whether |a − b| ≤ atol + rtol·|b| everywhere and the shapes are equal."
    ) { _, arguments throws(LuaFault) in
      let answer = try arguments.tensor(0)
      let key = try arguments.tensor(1)
      let rtol = try arguments.number(2, default: 1e-5)
      let atol = try arguments.number(3, default: 1e-8)
      return LuaReply(.boolean(answer.allclose(to: key, rtol: rtol, atol: atol)))
    },
  ]

  fileprivate func lendParsed(_ tensor: Tensor) throws(TensorError) -> LuaValue {
    do throws(LuaFault) {
      return try lend(tensor)
    } catch {
      throw TensorError(.tooLarge, error.message)
    }
  }

  // MARK: Computing

  static let tensorOperations: [HostFunction] = [
    binary(.operation(.tensor), "__add", "a + b", "Sum, with broadcasting.") {
      (a, b) throws(TensorError) in try a + b
    },
    binary(.operation(.tensor), "__sub", "a - b", "Difference, with broadcasting.") {
      (a, b) throws(TensorError) in try a - b
    },
    binary(.operation(.tensor), "__mul", "a * b", "Product by elements, with broadcasting.") {
      (a, b) throws(TensorError) in try a * b
    },
    binary(.operation(.tensor), "__div", "a / b", "Quotient by elements, with broadcasting.") {
      (a, b) throws(TensorError) in try a / b
    },
    binary(.operation(.tensor), "__pow", "a ^ b", "Power by elements, with broadcasting.") {
      (a, b) throws(TensorError) in try a.pow(b)
    },
    HostFunction(.operation(.tensor), "__unm", "-a", "Opposite signs.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      return try host.reply(arguments) { () throws(TensorError) in -tensor }
    },
    unary("exp", "e to the power of each element.") { $0.exp() },
    unary("log", "The natural logarithm of each element.") { $0.log() },
    unary("sqrt", "The square root of each element.") { $0.sqrt() },
    unary("abs", "The magnitude of each element.") { $0.abs() },
    unary("tanh", "The hyperbolic tangent of each element.") { $0.tanh() },
    unary("sin", "The sine of each element, in radians.") { $0.sin() },
    unary("cos", "The cosine of each element, in radians.") { $0.cos() },
    binary(
      .space("tensor", method: .tensor), "maximum", "tensor.maximum(a, b) → tensor",
      "The larger of each pair of elements."
    ) { (a, b) throws(TensorError) in try .maximum(a, b) },
    binary(
      .space("tensor", method: .tensor), "minimum", "tensor.minimum(a, b) → tensor",
      "The smaller of each pair of elements."
    ) { (a, b) throws(TensorError) in try .minimum(a, b) },
    binary(
      .space("tensor", method: .tensor), "gt", "a:gt(b) → tensor", "1 where a > b, 0 elsewhere."
    ) { (a, b) throws(TensorError) in try a .> b },
    binary(
      .space("tensor", method: .tensor), "ge", "a:ge(b) → tensor", "1 where a ≥ b, 0 elsewhere."
    ) { (a, b) throws(TensorError) in try a .>= b },
    binary(
      .space("tensor", method: .tensor), "lt", "a:lt(b) → tensor", "1 where a < b, 0 elsewhere."
    ) { (a, b) throws(TensorError) in try a .< b },
    binary(
      .space("tensor", method: .tensor), "le", "a:le(b) → tensor", "1 where a ≤ b, 0 elsewhere."
    ) { (a, b) throws(TensorError) in try a .<= b },
    binary(
      .space("tensor", method: .tensor), "eq", "a:eq(b) → tensor", "1 where a = b, 0 elsewhere."
    ) { (a, b) throws(TensorError) in try a .== b },
    define(
      "where", "tensor.where(condition, a, b) → tensor",
      "a where the condition is not 0, b elsewhere."
    ) { host, arguments throws(LuaFault) in
      let condition = try arguments.tensor(0)
      let chosen = try arguments.tensor(1)
      let other = try arguments.tensor(2)
      return try host.reply(arguments) { () throws(TensorError) in
        try .select(where: condition, chosen, otherwise: other)
      }
    },
    define("matmul", "t:matmul(u) → tensor", "The matrix product.") {
      host, arguments throws(LuaFault) in
      let left = try arguments.tensor(0)
      let right = try arguments.tensor(1)
      let work = left.count.multipliedReportingOverflow(by: right.shape.last ?? 1).partialValue
      return try host.reply(arguments, work: max(0, work)) { () throws(TensorError) in
        try left.matmul(right)
      }
    },
    define(
      "einsum", "tensor.einsum(subscripts, a, b, …) → tensor",
      "Einstein's summation as in numpy, such as \"ij,jk->ik\".", isMethod: false
    ) { host, arguments throws(LuaFault) in
      let subscripts = try arguments.text(0)
      var operands: [Tensor] = []
      for index in 1..<max(1, arguments.count) { operands.append(try arguments.tensor(index)) }
      let work = operands.reduce(1) { min($0, 1 << 20) * max(1, min($1.count, 1 << 20)) }
      return try host.reply(arguments, work: min(work, 1 << 30)) { () throws(TensorError) in
        try .einsum(subscripts, operands)
      }
    },
    define(
      "transpose", "t:transpose([order]) → tensor",
      "Swaps the last two axes, or puts the axes into this order (a list counted from 1)."
    ) { host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      guard !arguments[1].isNil else {
        return try host.reply(arguments) { () throws(TensorError) in tensor.transposed() }
      }
      let order = try arguments.integers(1).map { $0 &- 1 }
      return try host.reply(arguments) { () throws(TensorError) in try tensor.transposed(order) }
    },
    define("reshape", "t:reshape(shape) → tensor", "The same elements in another shape.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let shape = try arguments.integers(1)
      return try host.reply(arguments) { () throws(TensorError) in try tensor.reshaped(shape) }
    },
    define(
      "slice", "t:slice(axis, first, last) → tensor", "A range of one axis, counted from 1."
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
    define("row", "t:row(i) → tensor", "One row, counted from 1.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let row = try arguments.integer(1)
      return try host.reply(arguments) { () throws(TensorError) in try tensor.row(row &- 1) }
    },
    define(
      "concat", "tensor.concat(list, axis) → tensor", "Joins tensors along an axis.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let parts = try host.tensors(arguments)
      let axis = try arguments.axis(1)
      return try host.reply(arguments) { () throws(TensorError) in
        try .concatenate(parts, axis: axis)
      }
    },
    define(
      "stack", "tensor.stack(list, axis) → tensor", "Joins tensors along a new axis.",
      isMethod: false
    ) { host, arguments throws(LuaFault) in
      let parts = try host.tensors(arguments)
      let axis = try arguments.axis(1)
      return try host.reply(arguments) { () throws(TensorError) in try .stack(parts, axis: axis) }
    },
    define("softmax", "t:softmax(axis) → tensor", "Softmax along an axis.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1) ?? -1
      return try host.reply(arguments, work: tensor.count * 16) { () throws(TensorError) in
        try tensor.softmax(axis: axis)
      }
    },
    define("log_softmax", "t:log_softmax(axis) → tensor", "The logarithm of softmax.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1) ?? -1
      return try host.reply(arguments, work: tensor.count * 16) { () throws(TensorError) in
        try tensor.logSoftmax(axis: axis)
      }
    },
    define(
      "layer_norm", "t:layer_norm([gamma[, beta[, epsilon]]]) → tensor",
      "Layer normalisation over the last axis with the population variance; epsilon is 1e-5."
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

  fileprivate func tensors(_ arguments: Arguments) throws(LuaFault) -> [Tensor] {
    var parts: [Tensor] = []
    for element in try arguments.list(0) {
      guard let part = try tensor(element, function: arguments.function) else {
        throw arguments.fault(0, expected: "a list of tensors")
      }
      parts.append(part)
    }
    return parts
  }

  // MARK: Reducing

  private static func reduction(
    _ name: String, _ summary: String,
    _ kernel: @escaping @Sendable (Tensor, Int?, Bool) throws(TensorError) -> Tensor
  ) -> HostFunction {
    define(name, "t:\(name)([axis[, keep]]) → tensor or number", summary) {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1)
      let keep = arguments[2] == .boolean(true)
      let reply = try host.reply(arguments, work: tensor.count) { () throws(TensorError) in
        try kernel(tensor, axis, keep)
      }
      guard axis == nil, !keep, let result = try host.tensor(reply.values[0], function: name),
        let number = result.elements.first
      else { return reply }
      return LuaReply(.number(number), cost: reply.cost)
    }
  }

  static let tensorReductions: [HostFunction] = [
    reduction("sum", "The sum, of all elements or along an axis.") {
      (t, axis, keep) throws(TensorError) in try t.sum(axis: axis, keepingDimensions: keep)
    },
    reduction("mean", "The mean, of all elements or along an axis.") {
      (t, axis, keep) throws(TensorError) in try t.mean(axis: axis, keepingDimensions: keep)
    },
    reduction("max", "The largest element, of all or along an axis.") {
      (t, axis, keep) throws(TensorError) in try t.max(axis: axis, keepingDimensions: keep)
    },
    reduction("min", "The smallest element, of all or along an axis.") {
      (t, axis, keep) throws(TensorError) in try t.min(axis: axis, keepingDimensions: keep)
    },
    reduction("var", "The population variance, of all elements or along an axis.") {
      (t, axis, keep) throws(TensorError) in try t.variance(axis: axis, keepingDimensions: keep)
    },
    reduction("argmax", "The place of the largest element, counted from 1.") {
      (t, axis, keep) throws(TensorError) in
      try t.argmax(axis: axis, keepingDimensions: keep) + 1
    },
    define("cumsum", "t:cumsum(axis) → tensor", "Sums of all elements so far along an axis.") {
      host, arguments throws(LuaFault) in
      let tensor = try arguments.tensor(0)
      let axis = try arguments.axis(orNil: 1)
      return try host.reply(arguments) { () throws(TensorError) in
        try tensor.cumulativeSum(axis: axis)
      }
    },
  ]
}
