internal import GradusLua
internal import GradusTensor

extension HostAPI {
  static let tensorChapter = HostChapter(
    name: "tensor", summary: "arrays of numbers",
    introduction: """
      A `tensor` is a dense array of 64-bit floating point numbers with up to \(Tensor.maximumRank)
      axes. It never changes: every function makes a new one. Axes, rows and elements are counted
      from 1; axis −1 is the last.

      Where a parameter is an **array**, a tensor will do, and so will a number or nested lists of
      numbers: `tensor.softmax({1, 2}, -1)`. Brackets name the lengths of the axes: `tensor[n,d]`
      has n rows of d numbers, and `…` stands for any further axes in front. Two arrays of
      different shapes are broadcast as in numpy: seen from the last axis, lengths must be equal
      or 1.

      A function of the space `tensor` that takes a tensor first is a method of tensors too:
      `tensor.softmax(t, -1)` is `t:softmax(-1)`.

      The tensors of one call of a plugin may hold \(mostBytes >> 20) MiB in all; what would exceed that is
      refused, as is an axis that the array does not have.
      """,
    sections: [
      .init(title: "Making", functions: tensorMaking),
      .init(title: "Looking", functions: tensorLooking),
      .init(title: "Arithmetic", functions: tensorOperations),
      .init(title: "Functions of each element", functions: tensorElements),
      .init(title: "Comparing", functions: tensorComparisons),
      .init(title: "Shape", functions: tensorShapes),
      .init(title: "Reducing", functions: tensorReductions),
      .init(title: "Products and networks", functions: tensorProducts),
    ])

  /// A function in the space `tensor` that is a method too.
  static func tensorFunction(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], isMethod: Bool = true, example: String, gives value: String,
    _ body: @escaping HostFunction.Body
  ) -> HostFunction {
    HostFunction(
      .space("tensor", method: isMethod ? .tensor : nil), name, parameters, returns, summary,
      refuses: refuses, example: example, gives: value, body)
  }

  /// A function of two arrays that are broadcast.
  static func binary(
    _ home: HostFunction.Home, _ name: String, _ summary: String, example: String,
    gives value: String,
    _ kernel: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> HostFunction {
    HostFunction(
      home, name, [.array("a"), .array("b")], .tensor("", "of the broadcast shape"), summary,
      refuses: ["shapes that cannot be broadcast"], example: example, gives: value
    ) { host, arguments throws(LuaFault) in
      let left = try arguments.tensor(0)
      let right = try arguments.tensor(1)
      return try host.reply(arguments) { () throws(TensorError) in try kernel(left, right) }
    }
  }

  /// Runs a kernel and lends its result; a shape error names the function. Each element costs
  /// a quarter of an instruction, and `work` says how many elementary steps are done.
  func reply(
    _ arguments: Arguments, work: Int = 0, _ kernel: () throws(TensorError) -> Tensor
  ) throws(LuaFault) -> LuaReply {
    try afford(work / 8)
    let result: Tensor
    do throws(TensorError) {
      result = try kernel()
    } catch {
      throw LuaFault("'\(arguments.function)': \(error.message)")
    }
    let cost = result.count / 4 + work / 8
    do throws(LuaFault) {
      return LuaReply(try lend(result), cost: cost)
    } catch {
      throw LuaFault(error.message, cost: cost)
    }
  }
}
