internal import Foundation

/// Remembers the results of answers that were graded: a verdict follows from question, seed and
/// answer alone, and a class gives the same few answers again and again.
///
/// Keys and results lie one after the other in memory of a fixed size; when it is full, everything
/// is forgotten.
final class ResultMemo {
  /// A result as it is written, and what became of the record.
  struct Entry {
    var status: GradedRecord.Status
    var rest: UnsafeRawBufferPointer
  }

  private struct Slot {
    var hash: UInt64
    var place: Int
    var keyLength: Int32
    var restLength: Int32
    var status: GradedRecord.Status
  }

  private let memory: UnsafeMutableRawBufferPointer
  private var used = 0
  private var slots: [Slot?]
  private var count = 0

  /// Creates an empty memory.
  ///
  /// - Parameters:
  ///   - bytes: how many bytes keys and results may take.
  ///   - slots: how many places there are to look in, a power of 2.
  init(bytes: Int = 24 << 20, slots: Int = 1 << 17) {
    memory = .allocate(byteCount: bytes, alignment: 16)
    self.slots = Array(repeating: nil, count: slots)
  }

  deinit { memory.deallocate() }

  /// The result remembered for a key, until the next change.
  func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> Entry? {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let slot = slots[place] {
      if slot.hash == hash, slot.keyLength == Int32(truncatingIfNeeded: key.count),
        matches(slot, key)
      {
        let start = slot.place + Int(slot.keyLength)
        return Entry(
          status: slot.status,
          rest: UnsafeRawBufferPointer(rebasing: memory[start..<start + Int(slot.restLength)]))
      }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers a result. Keys and results too long to be worth it are not kept.
  func add(
    _ key: UnsafeRawBufferPointer, hash: UInt64, status: GradedRecord.Status,
    rest: UnsafeRawBufferPointer
  ) {
    guard key.count <= 4096, rest.count <= 4096 else { return }
    if used + key.count + rest.count > memory.count || count * 2 >= slots.count { forget() }
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != nil { place = (place + 1) & (slots.count - 1) }
    slots[place] = Slot(
      hash: hash, place: used, keyLength: Int32(key.count), restLength: Int32(rest.count),
      status: status)
    for part in [key, rest] {
      UnsafeMutableRawBufferPointer(rebasing: memory[used...]).copyMemory(from: part)
      used += part.count
    }
    count += 1
  }

  private func matches(_ slot: Slot, _ key: UnsafeRawBufferPointer) -> Bool {
    guard let start = key.baseAddress, let kept = memory.baseAddress else { return key.isEmpty }
    return memcmp(kept + slot.place, start, key.count) == 0
  }

  private func forget() {
    used = 0
    count = 0
    for place in slots.indices { slots[place] = nil }
  }
}
