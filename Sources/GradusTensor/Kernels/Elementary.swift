#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The functions of the C library, under names that do not collide with those of ``Tensor``.
///
/// They may differ in the last bit from one C library to the next; comparisons have a tolerance.
enum Elementary {
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func power(_ x: Double, _ exponent: Double) -> Double { pow(x, exponent) }
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  static func sine(_ x: Double) -> Double { sin(x) }
  static func cosine(_ x: Double) -> Double { cos(x) }

  /// The larger number, or NaN when either is; `Double.maximum` would prefer the number.
  @inline(__always)
  static func larger(_ x: Double, _ y: Double) -> Double { x > y || x.isNaN ? x : y }

  /// The smaller number, or NaN when either is.
  @inline(__always)
  static func smaller(_ x: Double, _ y: Double) -> Double { x < y || x.isNaN ? x : y }
}
