@testable import GradusTensor

/// One line of `cases.json`: an operation, what it is given, and what numpy gives for it.
struct NumpyCase: Decodable, Sendable {
  let operation: String
  let inputs: [FixtureTensor]
  let axis: Int?
  let keep: Bool?
  let list: [Int]?
  let number: Double?
  let expected: FixtureTensor

  func result() throws -> Tensor {
    let inputs = try inputs.map { try $0.tensor }
    return try creation(inputs) ?? reduction(inputs) ?? arithmetic(inputs) ?? comparison(inputs)
      ?? layout(inputs) ?? product(inputs) ?? unknown()
  }

  private struct UnknownOperation: Error {
    let name: String
  }

  private func unknown() throws -> Tensor { throw UnknownOperation(name: operation) }

  private func arithmetic(_ inputs: [Tensor]) throws -> Tensor? {
    let x = inputs[0]
    let number = number ?? 0
    return switch operation {
    case "+": try x + inputs[1]
    case "-": try x - inputs[1]
    case "*": try x * inputs[1]
    case "/": try x / inputs[1]
    case "pow": try x.pow(inputs[1])
    case "maximum": try Tensor.maximum(x, inputs[1])
    case "minimum": try Tensor.minimum(x, inputs[1])
    case "+ number": x + number
    case "- number": x - number
    case "* number": x * number
    case "/ number": x / number
    case "number +": number + x
    case "number -": number - x
    case "number *": number * x
    case "number /": number / x
    case "pow number": x.pow(number)
    case "maximum number": try Tensor.maximum(x, Tensor(number))
    case "minimum number": try Tensor.minimum(x, Tensor(number))
    case "negative": -x
    case "exp": x.exp()
    case "log": x.log()
    case "sqrt": x.sqrt()
    case "abs": x.abs()
    case "tanh": x.tanh()
    case "sin": x.sin()
    case "cos": x.cos()
    default: nil
    }
  }

  private func comparison(_ inputs: [Tensor]) throws -> Tensor? {
    let x = inputs[0]
    let number = number ?? 0
    return switch operation {
    case "<": try x .< inputs[1]
    case "<=": try x .<= inputs[1]
    case ">": try x .> inputs[1]
    case ">=": try x .>= inputs[1]
    case "==": try x .== inputs[1]
    case "!=": try x .!= inputs[1]
    case "< number": x .< number
    case "<= number": x .<= number
    case "> number": x .> number
    case ">= number": x .>= number
    case "== number": x .== number
    case "!= number": x .!= number
    case "where": try Tensor.select(where: x, inputs[1], otherwise: inputs[2])
    default: nil
    }
  }

  private func layout(_ inputs: [Tensor]) throws -> Tensor? {
    let x = inputs[0]
    let list = list ?? []
    return switch operation {
    case "transpose": x.transposed()
    case "permute": try x.transposed(list)
    case "reshape": try x.reshaped(list)
    case "broadcast": try x.broadcast(to: list)
    case "slice": try x.sliced(axis: axis ?? 0, list[0]..<list[1])
    case "row": try x.row(list[0])
    case "element": Tensor(try x.element(at: list))
    case "concatenate": try Tensor.concatenate(inputs, axis: axis ?? 0)
    case "stack": try Tensor.stack(inputs, axis: axis ?? 0)
    case "tril": try x.lowerTriangle(diagonal: list[0])
    default: nil
    }
  }

  private func reduction(_ inputs: [Tensor]) throws -> Tensor? {
    guard let x = inputs.first else { return nil }
    let keep = keep ?? false
    return switch operation {
    case "sum": try x.sum(axis: axis, keepingDimensions: keep)
    case "mean": try x.mean(axis: axis, keepingDimensions: keep)
    case "max": try x.max(axis: axis, keepingDimensions: keep)
    case "min": try x.min(axis: axis, keepingDimensions: keep)
    case "argmax": try x.argmax(axis: axis, keepingDimensions: keep)
    case "variance":
      try x.variance(axis: axis, ddof: list?.first ?? 0, keepingDimensions: keep)
    case "cumulativeSum": try x.cumulativeSum(axis: axis)
    default: nil
    }
  }

  private func product(_ inputs: [Tensor]) throws -> Tensor? {
    let gamma = inputs.count > 1 ? inputs[1] : nil
    let beta = inputs.count > 2 ? inputs[2] : nil
    return switch operation {
    case "matmul": try inputs[0].matmul(inputs[1])
    case "softmax": try inputs[0].softmax(axis: axis ?? -1)
    case "logSoftmax": try inputs[0].logSoftmax(axis: axis ?? -1)
    case "layerNorm": try inputs[0].layerNorm(gamma: gamma, beta: beta, epsilon: number ?? 0)
    case "rmsNorm": try inputs[0].rmsNorm(gamma: gamma, epsilon: number ?? 0)
    case "attention": try attention(inputs[0], inputs[1], inputs[2])
    default: nil
    }
  }

  private func creation(_ inputs: [Tensor]) throws -> Tensor? {
    let list = list ?? []
    return switch operation {
    case "eye": try Tensor.eye(list[0])
    case "tri": try Tensor.causalMask(rows: list[0], columns: list[1], diagonal: list[2])
    case "arange":
      try Tensor.arange(
        from: inputs[0].elements[0],
        to: inputs[0].elements[1],
        by: inputs[0].elements[2]
      )
    default: nil
    }
  }

  private func attention(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> Tensor {
    let scores = try q.matmul(k.transposed()) / Double(q.shape[q.rank - 1]).squareRoot()
    let mask = try Tensor.causalMask(rows: q.shape[q.rank - 2])
    let masked = try Tensor.select(where: mask, scores, otherwise: Tensor(-.infinity))
    return try masked.softmax().matmul(v)
  }
}
