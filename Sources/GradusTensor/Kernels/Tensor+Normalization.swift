extension Tensor {
  /// The softmax along an axis: `exp(x - max) / Σ exp(x - max)`.
  ///
  /// Masked elements are -inf and get 0. A line that is -inf throughout has no answer and gives
  /// NaN, as does a line that holds NaN or +inf.
  public func softmax(axis: Int = -1) throws(TensorError) -> Tensor {
    try normalized(axis) { line in
      let largest = line.largest
      var total = 0.0
      for index in 0..<line.count {
        let value = Elementary.exponential(line[index] - largest)
        line[index] = value
        total += value
      }
      for index in 0..<line.count { line[index] /= total }
    }
  }

  /// The logarithm of the softmax, computed without dividing: `x - max - log Σ exp(x - max)`.
  ///
  /// A line that is -inf throughout, or that holds NaN or +inf, gives NaN.
  public func logSoftmax(axis: Int = -1) throws(TensorError) -> Tensor {
    try normalized(axis) { line in
      let largest = line.largest
      var total = 0.0
      for index in 0..<line.count { total += Elementary.exponential(line[index] - largest) }
      let logarithm = Elementary.logarithm(total)
      for index in 0..<line.count { line[index] = line[index] - largest - logarithm }
    }
  }

  /// Layer normalisation over the last axis: `(x - mean) / √(variance + epsilon) * gamma + beta`,
  /// with the variance of the population (Ba, Kiros and Hinton 2016, §3).
  ///
  /// `gamma` and `beta` are vectors as long as the last axis.
  public func layerNorm(
    gamma: Tensor? = nil,
    beta: Tensor? = nil,
    epsilon: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    let normalized = try normalized(-1) { line in
      let count = Double(line.count)
      let mean = line.sum { $0 } / count
      let variance = line.sum { ($0 - mean) * ($0 - mean) } / count
      let deviation = (variance + epsilon).squareRoot()
      for index in 0..<line.count { line[index] = (line[index] - mean) / deviation }
    }
    return try normalized.adjusted("layerNorm", gamma: gamma, beta: beta)
  }

  /// Root mean square normalisation over the last axis: `x / √(mean(x²) + epsilon) * gamma`
  /// (Zhang and Sennrich 2019, equation 4, with an epsilon under the root).
  ///
  /// `gamma` is a vector as long as the last axis.
  public func rmsNorm(
    gamma: Tensor? = nil,
    epsilon: Double = 1e-6
  ) throws(TensorError) -> Tensor {
    let normalized = try normalized(-1) { line in
      let root = (line.sum { $0 * $0 } / Double(line.count) + epsilon).squareRoot()
      for index in 0..<line.count { line[index] /= root }
    }
    return try normalized.adjusted("rmsNorm", gamma: gamma, beta: nil)
  }

  /// The elements along one axis while everything else stands still.
  private struct Line {
    let elements: UnsafeMutableBufferPointer<Double>
    let start: Int
    let step: Int
    let count: Int

    subscript(index: Int) -> Double {
      @inline(__always) get { elements[start + index * step] }
      @inline(__always) nonmutating set { elements[start + index * step] = newValue }
    }

    var largest: Double {
      var largest = -Double.infinity
      for index in 0..<count { largest = Elementary.larger(largest, self[index]) }
      return largest
    }

    @inline(__always)
    func sum(_ term: (Double) -> Double) -> Double {
      var total = 0.0
      for index in 0..<count { total += term(self[index]) }
      return total
    }
  }

  /// A copy in which every line along an axis has been changed in place.
  @inline(__always)
  private func normalized(
    _ axis: Int,
    change: (Line) -> Void
  ) throws(TensorError) -> Tensor {
    let (outer, length, inner) = Shape.split(shape, at: try Shape.axis(axis, of: shape))
    var result = elements
    result.withUnsafeMutableBufferPointer { buffer in
      for block in 0..<outer {
        for column in 0..<inner {
          let start = block * length * inner + column
          change(Line(elements: buffer, start: start, step: inner, count: length))
        }
      }
    }
    return Tensor(unchecked: shape, result)
  }

  private func adjusted(
    _ operation: String,
    gamma: Tensor?,
    beta: Tensor?
  ) throws(TensorError) -> Tensor {
    var result = self
    for (name, factor) in [("gamma", gamma), ("beta", beta)] {
      guard let factor else { continue }
      guard factor.shape == [shape[rank - 1]] else {
        throw .badNormParameter(operation, name, factor.shape, shape)
      }
      result = try name == "gamma" ? result * factor : result + factor
    }
    return result
  }
}
