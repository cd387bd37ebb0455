import Foundation
import GradusCore
import Testing

/// Compared with `Fixtures/make_random.py`, an implementation of its own in Python that agrees with
/// the values published for each of the algorithms.
@Suite struct RandomStreamTests {
  private static func rows(_ kind: String) -> [(argument: String, values: [String])] {
    guard let url = Bundle.module.url(forResource: "Fixtures/random", withExtension: "tsv"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else {
      Issue.record("random.tsv cannot be read")
      return []
    }
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.filter { $0[0] == kind }.map {
      ($0[1], $0[2].split(separator: " ").map(String.init))
    }
  }

  private static func draw<Drawn>(_ count: Int, _ next: () -> Drawn) -> [Drawn] {
    (0..<count).map { _ in next() }
  }

  @Test func `a seed starts xoshiro256** with a state from SplitMix64`() throws {
    let rows = Self.rows("seed")
    #expect(rows.count == 5)
    for (argument, values) in rows {
      var stream = RandomStream(seed: try #require(UInt64(argument)))
      #expect(Self.draw(values.count) { String(stream.next()) } == values, "seed \(argument)")
    }
  }

  @Test func `a name stands for its FNV-1a hash, taken over its bytes in UTF-8`() throws {
    let rows = Self.rows("hash")
    #expect(rows.count == 4)
    for (argument, values) in rows {
      var named = RandomStream(name: argument)
      var seeded = RandomStream(seed: try #require(UInt64(values[0])))
      #expect(Self.draw(4) { named.next() } == Self.draw(4) { seeded.next() }, "\(argument)")
    }
  }

  @Test func `the stream of a variant can be drawn by other tools`() throws {
    let (name, values) = try #require(Self.rows("name").first)
    #expect(name == "gradus/1 41 t055-attention-scaling.output generate 0")
    var stream = RandomStream(
      seed: 41, question: "t055-attention-scaling.output", purpose: "generate")
    #expect(Self.draw(5) { String(stream.next()) } == values)
  }

  @Test func `purpose and redraw lead to streams of their own`() {
    func first(_ purpose: String, _ redraw: Int) -> UInt64 {
      var stream = RandomStream(seed: 3, question: "t.q", purpose: purpose, redraw: redraw)
      return stream.next()
    }
    let drawn = [first("generate", 0), first("generate", 1), first("prepare", 0)]
    #expect(Set(drawn).count == 3)
  }

  @Test func `bounded draws reject what would make some numbers likelier`() throws {
    let rows = Self.rows("below")
    #expect(rows.count == 7)
    for (argument, values) in rows {
      let bound = try #require(UInt64(argument))
      var stream = RandomStream(seed: 7)
      #expect(Self.draw(12) { String(stream.index(below: bound)) } == values, "bound \(argument)")
    }
  }

  @Test func `a permutation is drawn from the last place down`() throws {
    let rows = Self.rows("permutation")
    #expect(rows.count == 5)
    for (argument, values) in rows {
      var stream = RandomStream(seed: 11)
      let order = stream.permutation(of: try #require(Int(argument)))
      #expect(order.map(String.init) == values, "\(argument) places")
    }
  }

  @Test func `unit numbers are multiples of a power of two below one`() throws {
    let (_, values) = try #require(Self.rows("unit").first)
    var stream = RandomStream(seed: 13)
    #expect(Self.draw(8) { stream.unit() } == values.compactMap(Double.init))
  }

  @Test func `normal numbers are those of Box and Muller to nine places`() throws {
    let (_, values) = try #require(Self.rows("normal").first)
    var stream = RandomStream(seed: 17)
    #expect(Self.draw(8) { stream.normal() } == values.compactMap(Double.init))
  }

  @Test(arguments: [Int.min...Int.max, Int.min...0, -3...3, 5...5, (Int.max - 1)...Int.max])
  func `whole numbers stay in their range, however wide`(_ range: ClosedRange<Int>) {
    var stream = RandomStream(seed: 19)
    #expect(Self.draw(200) { range.contains(stream.integer(in: range)) }.allSatisfy { $0 })
  }
}
