internal import Foundation

/// Remembers the results of answers that came more than once: a verdict follows from question, seed
/// and answer alone, and a class gives the same few answers again and again.
///
/// Keys and results lie one after the other in memory of a fixed size; when it is full, everything
/// is forgotten. An answer is kept when it comes for the second time, so that those that never come
/// back do not push out the others.
final class ResultMemo {
  /// A result as it is written, and what became of the record.
  struct Entry {
    var status: GradedRecord.Status
    var rest: UnsafeRawBufferPointer
  }

  /// The longest key, and the longest result, that is kept, in bytes.
  static let longest = 4096

  /// All bytes of an empty slot are 0.
  private struct Slot {
    var hash: UInt64
    var place: UInt32
    /// 0 in a slot that is empty.
    var keyLength: UInt16
    var restLength: UInt16
    var status: GradedRecord.Status

    static let empty = Slot(hash: 0, place: 0, keyLength: 0, restLength: 0, status: .graded)
  }

  private let memory: UnsafeMutableRawBufferPointer
  private var used = 0
  private let slots: UnsafeMutableBufferPointer<Slot>
  private var count = 0
  /// The hashes of answers that came once, each where the next one like it may overwrite it.
  private let seen: UnsafeMutableBufferPointer<UInt32>

  /// Creates an empty memory.
  ///
  /// - Parameters:
  ///   - bytes: how many bytes keys and results may take, less than 4 GiB.
  ///   - slots: how many places there are to look in, a power of 2.
  /// - Throws: `GradingError` when the machine has no memory left.
  init(bytes: Int = 24 << 20, slots: Int = 1 << 17) throws(GradingError) {
    guard let places: UnsafeMutableBufferPointer<Slot> = Self.zeroed(slots),
      let marks: UnsafeMutableBufferPointer<UInt32> = Self.zeroed(1 << 16)
    else { throw GradingError(.inputOutput, "there is no memory left") }
    memory = .allocate(byteCount: bytes, alignment: 16)
    (self.slots, seen) = (places, marks)
  }

  /// Places that are 0 without having been touched: most never are.
  private static func zeroed<Place>(_ count: Int) -> UnsafeMutableBufferPointer<Place>? {
    calloc(count, MemoryLayout<Place>.stride).map {
      UnsafeMutableBufferPointer(
        start: $0.bindMemory(to: Place.self, capacity: count), count: count)
    }
  }

  deinit {
    memory.deallocate()
    free(slots.baseAddress)
    free(seen.baseAddress)
  }

  /// The result remembered for a key, until the next change.
  func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> Entry? {
    // A small table tells of nearly all others that they are not there.
    guard wasSeen(hash) else { return nil }
    var place = first(hash)
    while slots[place].keyLength != 0 {
      let slot = slots[place]
      if slot.hash == hash, matches(slot, key) {
        let start = Int(slot.place) + Int(slot.keyLength)
        return Entry(
          status: slot.status,
          rest: UnsafeRawBufferPointer(rebasing: memory[start..<start + Int(slot.restLength)]))
      }
      place = next(place)
    }
    return nil
  }

  /// Remembers the result of a key that is not there, if it came before. Keys and results too long to
  /// be worth it are not kept.
  ///
  /// - Parameter key: is not empty.
  func add(
    _ key: UnsafeRawBufferPointer, hash: UInt64, status: GradedRecord.Status,
    rest: UnsafeRawBufferPointer
  ) {
    guard wasSeen(hash) else {
      seen[seenPlace(hash)] = Self.mark(hash)
      return
    }
    guard key.count <= Self.longest, rest.count <= Self.longest else { return }
    if used + key.count + rest.count > memory.count || count * 2 >= slots.count { forget() }
    var place = first(hash)
    while slots[place].keyLength != 0 { place = next(place) }
    slots[place] = Slot(
      hash: hash, place: UInt32(used), keyLength: UInt16(key.count), restLength: UInt16(rest.count),
      status: status)
    for part in [key, rest] {
      UnsafeMutableRawBufferPointer(rebasing: memory[used...]).copyMemory(from: part)
      used += part.count
    }
    count += 1
  }

  private func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  private func next(_ place: Int) -> Int { (place + 1) & (slots.count - 1) }

  private func matches(_ slot: Slot, _ key: UnsafeRawBufferPointer) -> Bool {
    guard Int(slot.keyLength) == key.count, let start = key.baseAddress,
      let kept = memory.baseAddress
    else { return false }
    return memcmp(kept + Int(slot.place), start, key.count) == 0
  }

  /// Whether a key with this hash came before, as far as that is still known.
  private func wasSeen(_ hash: UInt64) -> Bool { seen[seenPlace(hash)] == Self.mark(hash) }

  private func seenPlace(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (seen.count - 1)
  }

  /// 0 marks an empty place; the mark 0 is as good as 1.
  private static func mark(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash >> 32))
  }

  private func forget() {
    used = 0
    count = 0
    slots.update(repeating: .empty)
  }
}
