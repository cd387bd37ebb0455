/// A stream of random numbers that is the same on every machine.
///
/// The generator is xoshiro256** 1.0 (Blackman and Vigna 2018, "Scrambled linear pseudorandom
/// number generators"), its state filled by SplitMix64 (Steele, Lea and Flood 2014) from the
/// 64-bit FNV-1a hash (Fowler, Noll and Vo) of a text. For a variant the text is
///
///     gradus/1 <seed> <question address> <purpose> <redraw>
///
/// in UTF-8, for example `gradus/1 41 t055-attention-scaling.output generate 0`, so that other
/// tools can draw the same numbers.
public struct RandomStream: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts the stream that belongs to `name`.
  public init(name: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.init(seed: hash)
  }

  /// Starts the stream of a variant.
  ///
  /// - Parameters:
  ///   - seed: the session's or record's seed.
  ///   - question: the question's address.
  ///   - purpose: what the numbers are for, such as `generate` or `prepare`.
  ///   - redraw: 0, or how often the draw had to be repeated.
  public init(seed: Int, question: String, purpose: String, redraw: Int = 0) {
    self.init(name: "gradus/1 \(seed) \(question) \(purpose) \(redraw)")
  }

  /// Starts the stream whose state SplitMix64 fills from `seed`.
  public init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9e37_79b9_7f4a_7c15
      var word = mixer
      word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      return word ^ (word >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    func rotate(_ word: UInt64, by count: UInt64) -> UInt64 {
      (word << count) | (word >> (64 - count))
    }
    let result = rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, by: 45)
    return result
  }
}
