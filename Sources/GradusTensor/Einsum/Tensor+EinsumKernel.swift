extension Tensor {
  /// Adds the product of the operands to the output at every position of a walk.
  ///
  /// The lengths are not 0 and the strides keep every operand within its elements.
  static func accumulate(
    _ operands: [Tensor],
    _ strides: [[Int]],
    into output: UnsafeMutableBufferPointer<Double>,
    _ outputStrides: [Int],
    lengths: [Int]
  ) {
    let run = lengths.last ?? 1
    let steps = strides.map { $0.last ?? 0 }
    let outputStep = outputStrides.last ?? 0
    let runs = lengths.dropLast().reduce(1, *)
    var odometer = Odometer(lengths: lengths.dropLast())
    var starts = operands.map { _ in 0 }
    var start = 0
    for _ in 0..<runs {
      if operands.count == 2 {
        addPairs(
          operands[0].elements,
          starts[0],
          steps[0],
          operands[1].elements,
          starts[1],
          steps[1],
          to: output,
          start,
          outputStep,
          count: run
        )
      } else {
        for position in 0..<run {
          var product = 1.0
          for (number, operand) in operands.enumerated() {
            product *= operand.elements[starts[number] + position * steps[number]]
          }
          output[start + position * outputStep] += product
        }
      }
      odometer.advance { axis, distance in
        start += outputStrides[axis] * distance
        for number in starts.indices { starts[number] += strides[number][axis] * distance }
      }
    }
  }

  /// The common case of two operands, with the sum kept in a register when the run is summed.
  private static func addPairs(
    _ left: [Double],
    _ leftStart: Int,
    _ leftStep: Int,
    _ right: [Double],
    _ rightStart: Int,
    _ rightStep: Int,
    to output: UnsafeMutableBufferPointer<Double>,
    _ start: Int,
    _ step: Int,
    count: Int
  ) {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard step == 0 else {
          for position in 0..<count {
            output[start + position * step] +=
              left[leftStart + position * leftStep] * right[rightStart + position * rightStep]
          }
          return
        }
        var total = output[start]
        for position in 0..<count {
          total += left[leftStart + position * leftStep] * right[rightStart + position * rightStep]
        }
        output[start] = total
      }
    }
  }
}
