extension Tensor {
  /// Whether every element is close to the key's, after numpy's rule with the key on the right.
  ///
  /// The shapes must be equal: nothing is broadcast. Elements `a` and `b` are close when
  /// `|a - b| <= atol + rtol * |b|` with a finite `b`, or when they are equal, which infinities of
  /// the same sign are. NaN is close to NaN only with `equalNaN`. The rule is not symmetric: `b`
  /// is always the key's.
  public func allclose(
    to key: Tensor,
    rtol: Double = 1e-5,
    atol: Double = 1e-8,
    equalNaN: Bool = false
  ) -> Bool {
    guard shape == key.shape else { return false }
    let tolerance = Tolerance(rtol: rtol, atol: atol, equalNaN: equalNaN)
    return elements.withUnsafeBufferPointer { own in
      key.elements.withUnsafeBufferPointer { key in
        own.indices.allSatisfy { tolerance.accepts(own[$0], key[$0]) }
      }
    }
  }

  /// How far two elements may be apart.
  struct Tolerance {
    let rtol: Double
    let atol: Double
    let equalNaN: Bool

    /// The distance allowed from a key.
    func allowed(for key: Double) -> Double { atol + rtol * key.magnitude }

    func accepts(_ answer: Double, _ key: Double) -> Bool {
      if answer == key { return true }
      if key.isFinite { return (answer - key).magnitude <= allowed(for: key) }
      return equalNaN && answer.isNaN && key.isNaN
    }
  }
}
