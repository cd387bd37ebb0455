internal import GradusCore
internal import GradusLua
internal import GradusTensor

// The host functions that are called for nearly every answer have a way that builds no `LuaValue`.
// It knows the usual case alone; whatever else there is, a fault among it, is left to the function
// itself.

extension HostAPI: FlatHost {
  func shortcut(
    _ function: Int, _ arguments: FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int? {
    guard let shortcut = Self.shortcuts[function] else { return nil }
    var arguments = arguments
    return shortcut(self, &arguments, count, budget, &reply)
  }

  /// Answers like `shortcut(_:_:count:budget:reply:)`.
  typealias Shortcut =
    @Sendable (HostAPI, inout FlatCursor, _ count: Int, _ budget: Int, inout FlatWriter) -> Int?

  /// The short ways by the numbers of their functions.
  private static let shortcuts: [Shortcut?] = functions.map { shortcutsByName[$0.fullName] }

  private static let shortcutsByName: [String: Shortcut] = [
    "text.number": { host, arguments, count, budget, reply in
      guard count == 1 || count == 2 else { return nil }
      return host.readNumber(&arguments, count: count, budget: budget, reply: &reply)
    },
    "text.fold": { _, arguments, count, budget, reply in
      plainText(arguments, count, budget, &reply, made: \.foldedASCII)
    },
    "text.trim": { _, arguments, count, budget, reply in
      plainText(arguments, count, budget, &reply, made: \.trimmedASCII)
    },
    "tensor.new": { host, arguments, count, _, reply in
      host.newTensor(arguments, count: count, reply: &reply)
    },
    "tensor.shape": { host, arguments, count, _, reply in
      guard count == 1, let tensor = host.takeTensor(&arguments) else { return nil }
      reply.write(shape: tensor.shape)
      return 0
    },
    "variant.check:kind": { host, arguments, count, budget, reply in
      host.asking(&arguments, count, budget) { reply.write($0.kind.rawValue) }
    },
    "variant.check:shape": { host, arguments, count, budget, reply in
      host.asking(&arguments, count, budget) { reply.write(shape: $0.steps.last?.key.shape ?? []) }
    },
    "variant.check:grade": { host, arguments, count, budget, reply in
      host.mark(&arguments, count, budget, &reply)
    },
  ]

  // MARK: Checks

  /// A method of a check that only tells something.
  private func asking(
    _ arguments: inout FlatCursor, _ count: Int, _ budget: Int, _ tell: (CheckKey) -> Void
  ) -> Int? {
    guard count == 1, let check = arguments.takeHandle().flatMap(check),
      Self.costOfChecking <= budget
    else { return nil }
    tell(check)
    return Self.costOfChecking
  }

  private func mark(
    _ arguments: inout FlatCursor, _ count: Int, _ budget: Int, _ reply: inout FlatWriter
  ) -> Int? {
    guard count == 2, let check = arguments.takeHandle().flatMap(check) else { return nil }
    let looking = Self.costOfLooking(check)
    guard looking <= budget else { return nil }
    switch check.kind {
    case .number:
      guard let (number, reading) = typedNumber(&arguments), reading <= budget else { return nil }
      check.mark(number).write(to: &reply)
      return looking + reading + Self.costOfJudging(check)
    case .tensor:
      guard let tensor = takeTensor(&arguments) else { return nil }
      check.mark(tensor).write(to: &reply)
      return looking
    case .steps: return nil
    }
  }

  /// What calling `check.grade` with this value gives, when that has a short way and `budget` is
  /// enough for it.
  func mark(
    _ value: Parcel, with check: CheckKey, budget: Int, _ wording: VerdictWording
  ) -> CheckMark? {
    var cost = Self.costOfLooking(check) + 132  // the way there and back, see host.c
    var mark: CheckMark?
    switch check.kind {
    case .number:
      let read = value.withData { value in
        var value = value
        return typedNumber(&value)
      }
      guard let (number, reading) = read else { return nil }
      cost += reading + Self.costOfJudging(check)
      if cost <= budget { mark = check.mark(number, wording) }
    case .tensor:
      guard let tensor = value.tensor, canLend(tensor) else { return nil }
      if cost <= budget { mark = check.mark(tensor, wording) }
    case .steps: return nil
    }
    return mark.flatMap { $0.canBeWritten ? $0 : nil }
  }

  // MARK: Texts

  /// A function of one text of ASCII, which has no other forms and no cases but its own.
  private static func plainText(
    _ arguments: FlatCursor, _ count: Int, _ budget: Int, _ reply: inout FlatWriter,
    made: (UnsafeRawBufferPointer) -> [UInt8]
  ) -> Int? {
    var arguments = arguments
    guard count == 1, let text = arguments.takeText(), text.isASCII, 4 * text.count <= budget
    else { return nil }
    made(text).withUnsafeBytes { reply.write(text: $0) }
    return 4 * text.count
  }

  // MARK: Tensors

  /// The tensor behind a handle; `nil` where none comes next.
  func takeTensor(_ arguments: inout FlatCursor) -> Tensor? {
    guard let handle = arguments.takeHandle() else { return nil }
    return (try? tensor(.handle(handle), function: "")) ?? nil
  }

  /// `tensor.new` of nested lists with numbers in them.
  private func newTensor(
    _ arguments: FlatCursor, count: Int, reply: inout FlatWriter
  ) -> Int? {
    guard count == 1, let tensor = Tensor(flat: arguments), canLend(tensor),
      let handle = try? lend(tensor)
    else { return nil }
    reply.write(handle)
    return 0
  }
}

extension FlatWriter {
  fileprivate mutating func write(shape: [Int]) {
    beginList(count: shape.count)
    for length in shape { write(LuaValue.integer(length)) }
  }
}

extension UnsafeRawBufferPointer {
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// ASCII as `text.fold` gives it.
  fileprivate var foldedASCII: [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(count)
    var isAfterBlank = false
    for byte in self {
      if Self.isBlank(byte) {
        isAfterBlank = true
        continue
      }
      if isAfterBlank, !folded.isEmpty { folded.append(0x20) }
      isAfterBlank = false
      folded.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
    }
    return folded
  }

  /// ASCII as `text.trim` gives it.
  fileprivate var trimmedASCII: [UInt8] {
    guard let first = firstIndex(where: { !Self.isBlank($0) }),
      let last = lastIndex(where: { !Self.isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }
}

extension Tensor {
  /// Reads nested lists of numbers; `nil` for anything else, lists of different lengths among it.
  fileprivate init?(flat value: FlatCursor) {
    var cursor = value
    guard cursor.kind == .list else { return nil }
    var shape: [Int] = []
    var first = cursor
    while let count = first.enterList() {
      guard count > 0, shape.count < Tensor.maximumRank else { return nil }
      shape.append(count)
    }
    var numbers: [Double] = []
    func collect(_ depth: Int) -> Bool {
      guard depth < shape.count else {
        guard let number = cursor.takeNumber() else { return false }
        numbers.append(number)
        return true
      }
      guard cursor.enterList() == shape[depth] else { return false }
      for _ in 0..<shape[depth] where !collect(depth + 1) { return false }
      return true
    }
    guard collect(0) else { return nil }
    try? self.init(shape: shape, elements: numbers)
  }
}
