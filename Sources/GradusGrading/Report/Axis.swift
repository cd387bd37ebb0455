/// A scale with round marks on it.
struct Axis {
  /// Where the marks are, from the first to the last.
  let marks: [Double]
  /// How many decimals the marks need.
  let decimals: Int
  /// How far apart the marks are.
  let step: Double

  /// Puts at most so many marks from 0 to a number or beyond.
  ///
  /// - Parameter isWhole: whether only whole numbers make sense.
  init(to most: Double, marks count: Int, isWhole: Bool = false) {
    let room = Double(max(1, count))
    var step = 1.0
    var decimals = 0
    if !isWhole {
      while step * room > most, decimals < 6 {
        step /= 10
        decimals += 1
      }
    }
    // Steps are 1, 2 or 5 times a power of ten.
    var place = 0
    while step * room < most {
      step *= place % 3 == 1 ? 2.5 : 2
      place += 1
      if place % 3 == 0 { decimals = max(0, decimals - 1) }
    }
    let steps = max(1, Int((most / step).rounded(.up)))
    marks = (0...steps).map { Double($0) * step }
    self.decimals = decimals
    self.step = step
  }

  /// The last mark.
  var end: Double { marks.last ?? 1 }

  /// A mark as text.
  func label(_ mark: Double) -> HTMLText {
    decimals == 0 ? .count(Int(mark)) : .number(mark, decimals)
  }
}
