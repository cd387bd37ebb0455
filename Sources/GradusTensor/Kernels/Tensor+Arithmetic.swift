/// Element by element arithmetic. Two tensors broadcast after numpy's rule; what does not fit throws.
extension Tensor {
  /// The sum, element by element.
  public static func + (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "+") { $0 + $1 }
  }

  /// The difference, element by element.
  public static func - (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "-") { $0 - $1 }
  }

  /// The product, element by element; see ``matmul(_:)`` for the product of matrices.
  public static func * (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "*") { $0 * $1 }
  }

  /// The quotient, element by element. Division by zero gives infinity or NaN, as IEEE 754 says.
  public static func / (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "/") { $0 / $1 }
  }

  /// Each element raised to the power of the other's element.
  public func pow(_ exponent: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(self, exponent, for: "pow") { Elementary.power($0, $1) }
  }

  /// The larger of two elements at each place; NaN where either is NaN.
  public static func maximum(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "maximum") { Elementary.larger($0, $1) }
  }

  /// The smaller of two elements at each place; NaN where either is NaN.
  public static func minimum(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "minimum") { Elementary.smaller($0, $1) }
  }

  /// The sum with a number.
  public static func + (left: Tensor, right: Double) -> Tensor { left.mapped { $0 + right } }
  /// The sum with a number.
  public static func + (left: Double, right: Tensor) -> Tensor { right.mapped { left + $0 } }
  /// The difference with a number.
  public static func - (left: Tensor, right: Double) -> Tensor { left.mapped { $0 - right } }
  /// The difference with a number.
  public static func - (left: Double, right: Tensor) -> Tensor { right.mapped { left - $0 } }
  /// The product with a number.
  public static func * (left: Tensor, right: Double) -> Tensor { left.mapped { $0 * right } }
  /// The product with a number.
  public static func * (left: Double, right: Tensor) -> Tensor { right.mapped { left * $0 } }
  /// The quotient with a number.
  public static func / (left: Tensor, right: Double) -> Tensor { left.mapped { $0 / right } }
  /// The quotient with a number.
  public static func / (left: Double, right: Tensor) -> Tensor { right.mapped { left / $0 } }

  /// Each element raised to a power.
  public func pow(_ exponent: Double) -> Tensor { mapped { Elementary.power($0, exponent) } }
  /// Each element with its sign turned.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor.mapped { -$0 } }
  /// The exponential function of each element.
  public func exp() -> Tensor { mapped(Elementary.exponential) }
  /// The natural logarithm of each element; NaN below zero.
  public func log() -> Tensor { mapped(Elementary.logarithm) }
  /// The square root of each element; NaN below zero.
  public func sqrt() -> Tensor { mapped { $0.squareRoot() } }
  /// Each element without its sign.
  public func abs() -> Tensor { mapped { $0.magnitude } }
  /// The hyperbolic tangent of each element.
  public func tanh() -> Tensor { mapped(Elementary.hyperbolicTangent) }
  /// The sine of each element, in radians.
  public func sin() -> Tensor { mapped(Elementary.sine) }
  /// The cosine of each element, in radians.
  public func cos() -> Tensor { mapped(Elementary.cosine) }
}
