/// A whole number of any length, zero or more, in limbs of nine decimal digits.
///
/// Base 10⁹ and not 2³²: text is read and written in linear time, and scaling by a power of ten,
/// which exact decimals do all the time, moves limbs instead of multiplying.
struct Natural: Hashable, Sendable {
  /// Nine digits a limb, the least significant first, no zero limb at the top; zero is empty.
  private(set) var limbs: [UInt32]

  /// One more than the largest limb.
  static let base: UInt64 = 1_000_000_000
  /// How many decimal digits a limb holds.
  static let limbDigits = 9

  static let zero = Natural(limbs: [])
  static let one = Natural(limbs: [1])

  /// Takes limbs, the least significant first, each below 10⁹.
  init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ value: UInt64) {
    var rest = value
    var limbs: [UInt32] = []
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
    self.limbs = limbs
  }

  /// Reads digits given as numbers 0…9, the most significant first; no digits mean zero.
  init(digits: some BidirectionalCollection<UInt8>) {
    var limbs: [UInt32] = []
    limbs.reserveCapacity(digits.count / Self.limbDigits + 1)
    var limb: UInt32 = 0
    var weight: UInt32 = 1
    for digit in digits.reversed() {
      limb += UInt32(digit) * weight
      weight *= 10
      guard weight == 1_000_000_000 else { continue }
      limbs.append(limb)
      limb = 0
      weight = 1
    }
    if limb > 0 { limbs.append(limb) }
    self.init(limbs: limbs)
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of decimal digits; zero has none.
  var digitCount: Int {
    guard let top = limbs.last else { return 0 }
    return (limbs.count - 1) * Self.limbDigits + Self.digits(in: top)
  }

  /// The number of zeros at the end; zero has none.
  var trailingZeros: Int {
    guard let first = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    var zeros = first * Self.limbDigits
    var limb = limbs[first]
    while limb % 10 == 0 {
      limb /= 10
      zeros += 1
    }
    return zeros
  }

  /// The value where it fits.
  var word: UInt64? {
    guard limbs.count <= 3 else { return nil }
    var value: UInt64 = 0
    for limb in limbs.reversed() {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: Self.base)
      let (sum, carry) = scaled.addingReportingOverflow(UInt64(limb))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// The digits in ASCII, the most significant first; zero is `0`.
  var digits: [UInt8] {
    guard let top = limbs.last else { return [48] }
    var text: [UInt8] = []
    text.reserveCapacity(limbs.count * Self.limbDigits)
    Self.append(top, padded: Self.digits(in: top), to: &text)
    for limb in limbs.dropLast().reversed() {
      Self.append(limb, padded: Self.limbDigits, to: &text)
    }
    return text
  }

  private static func append(_ limb: UInt32, padded width: Int, to text: inout [UInt8]) {
    var weight: UInt32 = 1
    for _ in 1..<max(width, 1) { weight *= 10 }
    while weight > 0 {
      text.append(UInt8(48 + limb / weight % 10))
      weight /= 10
    }
  }

  private static func digits(in limb: UInt32) -> Int {
    var count = 1
    var rest = limb / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
    for index in left.limbs.indices.reversed() where left.limbs[index] != right.limbs[index] {
      return left.limbs[index] < right.limbs[index]
    }
    return false
  }
}
