extension Natural {
  static func + (left: Natural, right: Natural) -> Natural {
    if let first = left.word, let second = right.word {
      let (sum, overflow) = first.addingReportingOverflow(second)
      if !overflow { return Natural(sum) }
    }
    let (first, second) = (left.limbs, right.limbs)
    let (long, short) = first.count >= second.count ? (first, second) : (second, first)
    var limbs = long
    var carry: UInt32 = 0
    for index in limbs.indices {
      if index >= short.count && carry == 0 { break }
      let sum = limbs[index] + carry + (index < short.count ? short[index] : 0)
      carry = sum >= 1_000_000_000 ? 1 : 0
      limbs[index] = carry == 1 ? sum - 1_000_000_000 : sum
    }
    if carry > 0 { limbs.append(carry) }
    return Natural(limbs: limbs)
  }

  /// The difference of two numbers; the right one must not be larger.
  static func - (left: Natural, right: Natural) -> Natural {
    precondition(left >= right, "a natural number cannot become negative")
    if let first = left.word, let second = right.word { return Natural(first - second) }
    var limbs = left.limbs
    let taken = right.limbs
    var borrow: Int64 = 0
    for index in limbs.indices {
      if index >= taken.count && borrow == 0 { break }
      var rest = Int64(limbs[index]) - borrow
      if index < taken.count { rest -= Int64(taken[index]) }
      borrow = rest < 0 ? 1 : 0
      limbs[index] = UInt32(rest < 0 ? rest + Int64(base) : rest)
    }
    return Natural(limbs: limbs)
  }

  /// The product, by the schoolbook: work grows with the product of both lengths.
  static func * (left: Natural, right: Natural) -> Natural {
    if left.isZero || right.isZero { return .zero }
    if let first = left.word, let second = right.word {
      let (product, overflow) = first.multipliedReportingOverflow(by: second)
      if !overflow { return Natural(product) }
    }
    let (first, second) = (left.limbs, right.limbs)
    var limbs = [UInt32](repeating: 0, count: first.count + second.count)
    for (offset, factor) in first.enumerated() where factor != 0 {
      var carry: UInt64 = 0
      for (index, limb) in second.enumerated() {
        let sum = UInt64(factor) * UInt64(limb) + UInt64(limbs[offset + index]) + carry
        limbs[offset + index] = UInt32(sum % base)
        carry = sum / base
      }
      limbs[offset + second.count] = UInt32(carry)
    }
    return Natural(limbs: limbs)
  }

  /// The number times 10 to `power`, which must not be negative.
  func timesTen(toThe power: Int) -> Natural {
    precondition(power >= 0, "a natural number is scaled up only")
    if isZero || power == 0 { return self }
    if let word, power < 20 {
      let (scaled, overflow) = word.multipliedReportingOverflow(by: Self.powerOfTen(power))
      if !overflow { return Natural(scaled) }
    }
    let (shift, rest) = power.quotientAndRemainder(dividingBy: Self.limbDigits)
    let scaled = rest == 0 ? self : self * Natural(Self.powerOfTen(rest))
    return Natural(limbs: [UInt32](repeating: 0, count: shift) + scaled.limbs)
  }

  /// The whole part of the number over 10 to `power`, and what is left.
  func splitAtTen(toThe power: Int) -> (quotient: Natural, remainder: Natural) {
    precondition(power >= 0, "a natural number is split at a whole place")
    if let word {
      guard power < 20 else { return (.zero, self) }
      let (quotient, remainder) = word.quotientAndRemainder(dividingBy: Self.powerOfTen(power))
      return (Natural(quotient), Natural(remainder))
    }
    let limbs = limbs
    let (shift, rest) = power.quotientAndRemainder(dividingBy: Self.limbDigits)
    guard shift < limbs.count else { return (.zero, self) }
    let low = Array(limbs.prefix(shift))
    let high = Natural(limbs: Array(limbs.dropFirst(shift)))
    if rest == 0 { return (high, Natural(limbs: low)) }
    let (quotient, remainder) = high.dividedBySmall(UInt32(Self.powerOfTen(rest)))
    return (quotient, Natural(limbs: low + [remainder]))
  }

  /// 10 to a power from 0 to 19.
  static func powerOfTen(_ power: Int) -> UInt64 { powersOfTen[power] }

  /// Quotient and remainder by a divisor from 1 to 10⁹ − 1.
  func dividedBySmall(_ divisor: UInt32) -> (quotient: Natural, remainder: UInt32) {
    let limbs = limbs
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let value = remainder * Self.base + UInt64(limbs[index])
      quotient[index] = UInt32(value / UInt64(divisor))
      remainder = value % UInt64(divisor)
    }
    return (Natural(limbs: quotient), UInt32(remainder))
  }

  /// Quotient and remainder by a divisor that is not zero.
  ///
  /// Knuth, The Art of Computer Programming vol. 2, §4.3.1, algorithm D, in base 10⁹.
  func quotientAndRemainder(dividingBy divisor: Natural) -> (quotient: Natural, remainder: Natural)
  {
    precondition(!divisor.isZero, "a number cannot be divided by zero")
    if self < divisor { return (.zero, self) }
    if let word, let divisor = divisor.word {
      let (quotient, remainder) = word.quotientAndRemainder(dividingBy: divisor)
      return (Natural(quotient), Natural(remainder))
    }
    let (limbs, divisorLimbs) = (limbs, divisor.limbs)
    if divisorLimbs.count == 1 {
      let (quotient, remainder) = dividedBySmall(divisorLimbs[0])
      return (quotient, Natural(UInt64(remainder)))
    }
    let count = divisorLimbs.count
    let scale = UInt32(Self.base / (UInt64(divisorLimbs[count - 1]) + 1))
    let v = (divisor * Natural(UInt64(scale))).limbs
    var u = (self * Natural(UInt64(scale))).limbs
    u += [UInt32](repeating: 0, count: limbs.count + 1 - u.count)
    var quotient = [UInt32](repeating: 0, count: u.count - count)
    for place in quotient.indices.reversed() {
      quotient[place] = Self.nextDigit(&u, divisor: v, place: place)
    }
    let remainder = Natural(limbs: Array(u.prefix(count))).dividedBySmall(scale).quotient
    return (Natural(limbs: quotient), remainder)
  }

  /// One step of algorithm D (D3 to D6): the digit at `place`, whose multiple leaves `u`.
  private static func nextDigit(_ u: inout [UInt32], divisor v: [UInt32], place: Int) -> UInt32 {
    let count = v.count
    let high = UInt64(u[place + count]) * base + UInt64(u[place + count - 1])
    var guess = high / UInt64(v[count - 1])
    var rest = high % UInt64(v[count - 1])
    while guess >= base
      || guess * UInt64(v[count - 2]) > rest * base + UInt64(u[place + count - 2])
    {
      guess -= 1
      rest += UInt64(v[count - 1])
      if rest >= base { break }
    }
    var borrow: Int64 = 0
    var carry: UInt64 = 0
    for index in 0..<count {
      let product = guess * UInt64(v[index]) + carry
      carry = product / base
      let difference = Int64(u[place + index]) - borrow - Int64(product % base)
      borrow = difference < 0 ? 1 : 0
      u[place + index] = UInt32(difference < 0 ? difference + Int64(base) : difference)
    }
    let top = Int64(u[place + count]) - borrow - Int64(carry)
    if top >= 0 {
      u[place + count] = UInt32(top)
      return UInt32(guess)
    }
    // The guess was one too large: add the divisor back once (step D6).
    u[place + count] = 0
    var back: UInt64 = 0
    for index in 0..<count {
      let sum = UInt64(u[place + index]) + UInt64(v[index]) + back
      u[place + index] = UInt32(sum % base)
      back = sum / base
    }
    return UInt32(guess - 1)
  }
}
