internal import Foundation
internal import GradusLua

/// Memory that a worker and the one that started it both see. Blocks and results lie in it, and only
/// the word of them goes through the pipes: moving bytes through a pipe takes longer than grading
/// ordinary answers.
///
/// There is one slot for each task that a worker may have at once. Who has the word of a slot may
/// touch it, and nobody else.
final class SharedBlocks {
  /// How many slots there are.
  static let slots = 4
  /// The largest block that fits into a slot.
  static let inputSize = LineBlocks.usualSize
  /// The most results that fit into a slot.
  static let outputSize = 1 << 20

  private static let inputRoom = 80 << 10
  private static let slotSize = inputRoom + outputSize

  /// What another process opens the memory by.
  let path: String
  private let descriptor: Int32
  private let memory: UnsafeMutableRawBufferPointer

  /// Makes such memory; `nil` where the system cannot lend it to another process by name.
  init?() {
    #if os(Linux)
      let name = "/gradus-\(getpid())-\(UUID().uuidString)"
      let descriptor = shm_open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      // Without its name it ends with the last process that has it open, however that ends.
      shm_unlink(name)
      // Room that is only promised may turn out not to be there, which ends the process.
      guard posix_fallocate(descriptor, 0, off_t(Self.slots * Self.slotSize)) == 0,
        let memory = Self.map(descriptor)
      else {
        close(descriptor)
        return nil
      }
      self.descriptor = descriptor
      self.memory = memory
      path = "/proc/\(getpid())/fd/\(descriptor)"
    #else
      return nil
    #endif
  }

  /// Opens memory that another process made; `nil` when that is not allowed here.
  init?(path: String) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size == off_t(Self.slots * Self.slotSize),
      let memory = Self.map(descriptor)
    else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.descriptor = descriptor
    self.memory = memory
  }

  deinit {
    munmap(memory.baseAddress, memory.count)
    close(descriptor)
  }

  /// Where the block of a slot lies, with the padding that its reader needs behind it.
  func input(_ slot: Int) -> UnsafeMutableRawBufferPointer {
    let start = slot * Self.slotSize
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + Self.inputRoom])
  }

  /// Where the results of a slot lie.
  func output(_ slot: Int) -> UnsafeMutableRawBufferPointer {
    let start = slot * Self.slotSize + Self.inputRoom
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + Self.outputSize])
  }

  private static func map(_ descriptor: Int32) -> UnsafeMutableRawBufferPointer? {
    let size = slots * slotSize
    precondition(
      inputSize + PlainRecordReader.padding <= inputRoom, "a block fits in with its padding")
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let start, start != MAP_FAILED else { return nil }
    return UnsafeMutableRawBufferPointer(start: start, count: size)
  }
}
