/// A whole number of any length, zero or more: in a machine word while it fits, otherwise in limbs of
/// nine decimal digits.
///
/// Base 10⁹ and not 2³²: text is read and written in linear time, and scaling by a power of ten,
/// which exact decimals do all the time, moves limbs instead of multiplying.
struct Natural: Hashable, Sendable {
  /// As each number has one form, equality and hashing need no more than the parts.
  private enum Form: Hashable {
    /// A number that fits a machine word.
    case word(UInt64)
    /// The limbs of one that does not, the least significant first.
    case limbs([UInt32])
  }

  private let form: Form

  /// Nine digits a limb, the least significant first, no zero limb at the top; zero is empty.
  var limbs: [UInt32] {
    switch form {
    case .word(let word): Self.limbs(of: word)
    case .limbs(let limbs): limbs
    }
  }

  /// The value where it fits.
  var word: UInt64? { if case .word(let word) = form { word } else { nil } }

  /// The limbs of a number that fits no word; otherwise empty.
  private var large: [UInt32] { if case .limbs(let limbs) = form { limbs } else { [] } }

  /// One more than the largest limb.
  static let base: UInt64 = 1_000_000_000
  /// How many decimal digits a limb holds.
  static let limbDigits = 9

  static let zero = Natural(0)
  static let one = Natural(1)

  /// Takes limbs, the least significant first, each below 10⁹.
  init(limbs: [UInt32]) {
    if let word = Self.word(of: limbs) {
      form = .word(word)
      return
    }
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    form = .limbs(limbs)
  }

  init(_ value: UInt64) { form = .word(value) }

  /// What limbs amount to, when that fits a machine word.
  private static func word(of limbs: [UInt32]) -> UInt64? {
    var value: UInt64 = 0
    for (index, limb) in limbs.enumerated().reversed() where limb != 0 || value != 0 {
      guard index < 3 else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: base)
      let (sum, carry) = scaled.addingReportingOverflow(UInt64(limb))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  private static func limbs(of word: UInt64) -> [UInt32] {
    var rest = word
    var limbs: [UInt32] = []
    while rest > 0 {
      limbs.append(UInt32(rest % base))
      rest /= base
    }
    return limbs
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

  var isZero: Bool { word == 0 }

  var isOdd: Bool { (word ?? large.first.map(UInt64.init) ?? 0) % 2 == 1 }

  /// The number of decimal digits; zero has none.
  var digitCount: Int {
    if let word { return Self.digits(in: word) }
    let large = large
    return (large.count - 1) * Self.limbDigits + Self.digits(in: UInt64(large.last ?? 0))
  }

  /// The number of zeros at the end; zero has none.
  var trailingZeros: Int {
    if isZero { return 0 }
    let large = large
    let first = large.firstIndex { $0 != 0 }
    var zeros = (first ?? 0) * Self.limbDigits
    var rest = word ?? first.map { UInt64(large[$0]) } ?? 1
    while rest % 10 == 0 {
      rest /= 10
      zeros += 1
    }
    return zeros
  }

  /// The digits in ASCII, the most significant first; zero is `0`.
  var digits: [UInt8] {
    var text: [UInt8] = []
    if let word {
      Self.append(word, padded: max(1, Self.digits(in: word)), to: &text)
      return text
    }
    let large = large
    let top = large.last ?? 0
    text.reserveCapacity(large.count * Self.limbDigits)
    Self.append(UInt64(top), padded: Self.digits(in: UInt64(top)), to: &text)
    for limb in large.dropLast().reversed() {
      Self.append(UInt64(limb), padded: Self.limbDigits, to: &text)
    }
    return text
  }

  private static func append(_ word: UInt64, padded width: Int, to text: inout [UInt8]) {
    let start = text.count
    text.append(contentsOf: repeatElement(48, count: width))
    var rest = word
    var place = start + width - 1
    while rest > 0 {
      text[place] = UInt8(48 + rest % 10)
      rest /= 10
      place -= 1
    }
  }

  private static func digits(in word: UInt64) -> Int {
    // 1233/4096 is a little above log₁₀ 2, so that this is the count or one less.
    let least = ((64 - word.leadingZeroBitCount) * 1233) >> 12
    return least < powersOfTen.count && word >= powersOfTen[least] ? least + 1 : least
  }

  /// 10 to the powers from 0 to 19.
  static let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    if let left = left.word, let right = right.word { return left < right }
    let (left, right) = (left.large, right.large)
    guard left.count == right.count else { return left.count < right.count }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index]
    }
    return false
  }
}
