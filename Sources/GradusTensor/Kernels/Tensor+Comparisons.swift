/// Questions asked of each element, answered by 1 (yes) or 0 (no).
///
/// The operators are those of Swift's SIMD vectors. A comparison with NaN is 0, `.!=` is 1.
extension Tensor {
  /// 1 where the left element is smaller.
  public static func .< (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "<") { $0 < $1 ? 1 : 0 }
  }

  /// 1 where the left element is smaller or equal.
  public static func .<= (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "<=") { $0 <= $1 ? 1 : 0 }
  }

  /// 1 where the left element is larger.
  public static func .> (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: ">") { $0 > $1 ? 1 : 0 }
  }

  /// 1 where the left element is larger or equal.
  public static func .>= (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: ">=") { $0 >= $1 ? 1 : 0 }
  }

  /// 1 where the elements are equal.
  public static func .== (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "==") { $0 == $1 ? 1 : 0 }
  }

  /// 1 where the elements differ.
  public static func .!= (left: Tensor, right: Tensor) throws(TensorError) -> Tensor {
    try combine(left, right, for: "!=") { $0 != $1 ? 1 : 0 }
  }

  /// 1 where the element is smaller than a number.
  public static func .< (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 < right ? 1 : 0 }
  }

  /// 1 where the element is smaller than a number or equal to it.
  public static func .<= (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 <= right ? 1 : 0 }
  }

  /// 1 where the element is larger than a number.
  public static func .> (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 > right ? 1 : 0 }
  }

  /// 1 where the element is larger than a number or equal to it.
  public static func .>= (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 >= right ? 1 : 0 }
  }

  /// 1 where the element equals a number.
  public static func .== (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 == right ? 1 : 0 }
  }

  /// 1 where the element differs from a number.
  public static func .!= (left: Tensor, right: Double) -> Tensor {
    left.mapped { $0 != right ? 1 : 0 }
  }

  /// The element of one tensor where the condition is not 0, of the other where it is (numpy's
  /// `where`). All three broadcast; a NaN condition counts as not 0.
  ///
  /// ```swift
  /// let masked = try Tensor.select(where: mask, scores, otherwise: Tensor(-.infinity))
  /// ```
  public static func select(
    where condition: Tensor,
    _ chosen: Tensor,
    otherwise other: Tensor
  ) throws(TensorError) -> Tensor {
    let choices = try Shape.broadcast(chosen.shape, other.shape, for: "where")
    let shape = try Shape.broadcast(condition.shape, choices, for: "where")
    let (mask, left, right) = (
      condition.stretched(to: shape).elements, chosen.stretched(to: shape).elements,
      other.stretched(to: shape).elements
    )
    return Tensor(unchecked: shape, mask.indices.map { mask[$0] != 0 ? left[$0] : right[$0] })
  }
}
