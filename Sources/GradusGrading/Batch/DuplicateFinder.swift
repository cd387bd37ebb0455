internal import Foundation

/// Finds the ids that stand on more than one result line.
///
/// Only a hash of each id is kept, eight bytes, and beyond four million of them in a temporary file
/// that has no name, so that memory does not grow with the run.
final class DuplicateFinder {
  /// How many hashes are held in memory.
  private static let mostHeld = 4 << 20

  private var hashes: [UInt64] = []
  private var file: UnsafeMutablePointer<FILE>?
  private var spilled = 0

  deinit {
    if let file { fclose(file) }
  }

  /// Takes in the ids of result lines, each with its newline.
  func add(lines: UnsafeRawBufferPointer) throws(GradingError) {
    var rest = lines
    while let id = Self.identifier(rest) {
      hashes.append(Digest.short(id))
      guard let base = rest.baseAddress, let end = memchr(base, 0x0a, rest.count) else { break }
      rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(end) - base + 1)...])
    }
    if hashes.count >= Self.mostHeld { try spill() }
  }

  /// Takes in the hashes of ids, eight bytes each, as `Digest.short` gives them.
  func add(hashes bytes: UnsafeRawBufferPointer) throws(GradingError) {
    let count = bytes.count / 8
    for place in 0..<count {
      hashes.append(bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
    }
    if hashes.count >= Self.mostHeld { try spill() }
  }

  /// The hashes that occur more than once.
  func duplicates() throws(GradingError) -> Set<UInt64> {
    let passes = spilled / Self.mostHeld + 1
    guard passes > 1 else { return Self.repeated(in: hashes) }
    try spill()
    var found: Set<UInt64> = []
    for pass in 0..<UInt64(passes) {
      found.formUnion(Self.repeated(in: try spilled { $0 % UInt64(passes) == pass }))
    }
    return found
  }

  /// The id on the first line, as JSON writes it, without its quotes. Every result line begins with
  /// it.
  static func identifier(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let start = 7  // {"id":"
    guard line.count > start, let base = line.baseAddress else { return nil }
    var place = start
    while let quote = memchr(base + place, Int32(UInt8(ascii: "\"")), line.count - place) {
      let end = UnsafeRawPointer(quote) - base
      var slashes = 0
      while end - slashes > start, line[end - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
      if slashes % 2 == 0 { return UnsafeRawBufferPointer(rebasing: line[start..<end]) }
      place = end + 1
    }
    return nil
  }

  /// Some of the ids with these hashes, in the order of a file of results.
  static func examples(
    of hashes: Set<UInt64>, in path: String, most: Int = 20
  ) throws(GradingError) -> [String] {
    var examples: [String] = []
    var blocks = LineBlocks(size: 1 << 20, read: try ByteSource(path: path).read)
    while examples.count < min(most, hashes.count), let piece = try blocks.next() {
      piece.bytes.withUnsafeBytes { bytes in
        for line in bytes.split(separator: 0x0a) {
          guard examples.count < most,
            let id = identifier(UnsafeRawBufferPointer(rebasing: line)),
            hashes.contains(Digest.short(id))
          else { continue }
          let text = String(decoding: id, as: UTF8.self)
          if !examples.contains(text) { examples.append(text) }
        }
      }
    }
    return examples
  }

  // MARK: Looking for equal hashes

  /// Sorts the hashes into groups that fit into the fast memory of a processor, and looks into each
  /// with a table of its own.
  private static func repeated(in hashes: [UInt64]) -> Set<UInt64> {
    var counts = Array(repeating: 0, count: 257)
    for hash in hashes { counts[Int(hash >> 56) + 1] += 1 }
    for group in 1...256 { counts[group] += counts[group - 1] }
    var places = counts
    let grouped = [UInt64](unsafeUninitializedCapacity: hashes.count) { memory, count in
      for hash in hashes {
        memory[places[Int(hash >> 56)]] = hash
        places[Int(hash >> 56)] += 1
      }
      count = hashes.count
    }
    var found: Set<UInt64> = []
    for group in 0..<256 {
      findRepeated(in: grouped[counts[group]..<counts[group + 1]], &found)
    }
    return found
  }

  private static func findRepeated(in hashes: ArraySlice<UInt64>, _ found: inout Set<UInt64>) {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    var table = Array(repeating: UInt64(0), count: size)
    for hash in hashes {
      // 0 marks an empty place; the hash 0 is as good as 1.
      let key = hash == 0 ? 1 : hash
      var place = Int(truncatingIfNeeded: key) & (size - 1)
      while table[place] != 0, table[place] != key { place = (place + 1) & (size - 1) }
      if table[place] == key { found.insert(hash) }
      table[place] = key
    }
  }

  // MARK: The file

  private func spill() throws(GradingError) {
    if file == nil { file = tmpfile() }
    guard let file, fwrite(hashes, 8, hashes.count, file) == hashes.count else {
      throw GradingError(.inputOutput, "a temporary file cannot be written (is the disk full?)")
    }
    spilled += hashes.count
    hashes.removeAll(keepingCapacity: true)
  }

  private func spilled(where belongs: (UInt64) -> Bool) throws(GradingError) -> [UInt64] {
    guard let file else { return [] }
    rewind(file)
    var found: [UInt64] = []
    var chunk = Array(repeating: UInt64(0), count: 1 << 16)
    while true {
      let count = fread(&chunk, 8, chunk.count, file)
      guard count > 0 else { break }
      found += chunk[..<count].filter(belongs)
    }
    guard ferror(file) == 0 else {
      throw GradingError(.inputOutput, "a temporary file cannot be read back")
    }
    return found
  }
}
