/// A position in a shape that steps through all of them, the last axis fastest.
struct Odometer {
  private let lengths: [Int]
  private(set) var position: [Int]

  init(lengths: some Collection<Int>) {
    self.lengths = Array(lengths)
    position = Array(repeating: 0, count: lengths.count)
  }

  /// Goes to the next position, and tells for each axis that moved how far it went.
  ///
  /// After the last position it is back at the first.
  @inline(__always)
  mutating func advance(moved: (_ axis: Int, _ distance: Int) -> Void) {
    var axis = lengths.count - 1
    while axis >= 0 {
      if position[axis] + 1 < lengths[axis] {
        position[axis] += 1
        moved(axis, 1)
        return
      }
      moved(axis, -position[axis])
      position[axis] = 0
      axis -= 1
    }
  }

  /// The indices of the element at a place in row-major order.
  static func indices(of place: Int, in shape: [Int]) -> [Int] {
    var rest = place
    var indices = Array(repeating: 0, count: shape.count)
    for axis in shape.indices.reversed() {
      indices[axis] = rest % shape[axis]
      rest /= shape[axis]
    }
    return indices
  }
}
