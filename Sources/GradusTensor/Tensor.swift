/// A dense array of 64-bit floating point numbers.
public struct Tensor: Hashable, Sendable {
  /// The length of each axis.
  public var shape: [Int]
}
