internal import GradusCore
internal import GradusLua

// The two host functions that are called for nearly every number that is graded have a way that
// builds no `LuaValue`. It knows the usual case alone; whatever else there is, a fault among it, is
// left to the function itself.

extension HostAPI: FlatHost {
  func shortcut(
    _ function: Int, _ arguments: FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int? {
    switch function {
    case Self.readingNumber where count == 1 || count == 2:
      readNumber(arguments, count: count, budget: budget, reply: &reply)
    case Self.gradingWithCheck where count == 2:
      gradeNumber(arguments, budget: budget, reply: &reply)
    default: nil
    }
  }

  private static let readingNumber = functions.firstIndex { $0.fullName == "text.number" }
  private static let gradingWithCheck = functions.firstIndex {
    $0.fullName == "variant.check:grade"
  }

  /// `text.number` of a plain number.
  private func readNumber(
    _ arguments: FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int? {
    var arguments = arguments
    guard let text = arguments.takeText() else { return nil }
    var options = NumberReadingOptions()
    if count == 2, arguments.kind != .nil {
      guard let read = Self.readingOptions(&arguments) else { return nil }
      options = read
    }
    let cost =
      4 * text.count + Self.costOfNumber(length: text.count, arithmetic: options.arithmetic)
    guard cost <= budget, let number = TypedNumber(plain: text, options: options),
      let value = number.doubleValue
    else { return nil }
    lastNumber = LastNumber(number: number, options: options)
    reply.beginTable(count: 5)
    reply.write(key: "arithmetic")
    reply.write(options.arithmetic)
    reply.write(key: "decimal_separator")
    reply.write(options.decimalSeparator.rawValue)
    reply.write(key: "text")
    reply.write(number.raw)
    reply.write(key: "unit")
    reply.writeNil()
    reply.write(key: "value")
    reply.write(value)
    return cost
  }

  /// The options of `text.number` where they are in order and there are no units.
  private static func readingOptions(_ cursor: inout FlatCursor) -> NumberReadingOptions? {
    var options = NumberReadingOptions()
    guard let count = cursor.enterTable() else {
      return cursor.enterList() == 0 ? options : nil
    }
    for _ in 0..<count {
      let key = cursor.takeKey()
      if key.isText("arithmetic"), let arithmetic = cursor.takeBoolean() {
        options.arithmetic = arithmetic
      } else if key.isText("decimal_separator"), let separator = cursor.takeSeparator() {
        options.decimalSeparator = separator
      } else if key.isText("units"), cursor.enterList() == 0 {
        continue
      } else {
        return nil
      }
    }
    return options
  }

  /// `variant.check:grade` of a typed number without a unit.
  private func gradeNumber(
    _ arguments: FlatCursor, budget: Int, reply: inout FlatWriter
  ) -> Int? {
    var arguments = arguments
    guard let handle = arguments.takeHandle(), let check = check(handle), check.kind == .number,
      let (number, reading) = typedNumber(&arguments)
    else { return nil }
    let looking = 500 + check.comparedCells / 4
    guard looking <= budget, reading <= budget else { return nil }
    let mark = check.mark(number)
    mark.write(to: &reply)
    return looking + mark.cost + reading + 2000 * (1 + check.steps[0].mistakes.count)
  }

  /// The number that `text.number` gave, and what reading it costs.
  private func typedNumber(_ cursor: inout FlatCursor) -> (TypedNumber, cost: Int)? {
    guard let count = cursor.enterTable() else { return nil }
    var text: UnsafeRawBufferPointer?
    var options = NumberReadingOptions()
    for _ in 0..<count {
      let key = cursor.takeKey()
      if key.isText("text") {
        text = cursor.takeText()
        if text == nil { return nil }
      } else if key.isText("arithmetic") {
        guard let arithmetic = cursor.takeBoolean() else { return nil }
        options.arithmetic = arithmetic
      } else if key.isText("decimal_separator") {
        guard let separator = cursor.takeSeparator() else { return nil }
        options.decimalSeparator = separator
      } else if key.isText("unit") {
        return nil
      } else {
        cursor.skip()
      }
    }
    guard let text else { return nil }
    let cost = Self.costOfNumber(length: text.count, arithmetic: options.arithmetic)
    if let lastNumber, lastNumber.options == options, lastNumber.number.raw.hasBytes(text) {
      return (lastNumber.number, cost)
    }
    return TypedNumber(plain: text, options: options).map { ($0, cost) }
  }

  /// The number read last. Reading it again would give the same.
  struct LastNumber {
    var number: TypedNumber
    var options: NumberReadingOptions
  }
}

extension FlatCursor {
  fileprivate mutating func takeSeparator() -> NumberReadingOptions.DecimalSeparator? {
    guard let text = takeText() else { return nil }
    if text.isText("automatic") { return .automatic }
    return text.isText("point") ? .point : text.isText("comma") ? .comma : nil
  }
}

extension String {
  fileprivate func hasBytes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    utf8.count == bytes.count && utf8.elementsEqual(bytes)
  }
}

extension CheckMark {
  /// Writes what `variant.check:grade` returns.
  func write(to reply: inout FlatWriter) {
    reply.beginTable(count: 5)
    reply.write(key: "feedback")
    reply.write(feedback)
    reply.write(key: "notes")
    reply.beginList(count: notes.count)
    for note in notes { reply.write(note) }
    reply.write(key: "parts")
    reply.beginList(count: parts.count)
    for part in parts {
      reply.beginTable(count: part.feedback == nil ? 2 : 3)
      if let feedback = part.feedback {
        reply.write(key: "feedback")
        reply.write(feedback)
      }
      reply.write(key: "name")
      reply.write(part.name)
      reply.write(key: "score")
      reply.write(part.score)
    }
    reply.write(key: "score")
    reply.write(score)
    reply.write(key: "trace")
    reply.write(trace)
  }
}

extension FlatWriter {
  fileprivate mutating func write(_ texts: [Text]) {
    beginList(count: texts.count)
    for text in texts { write(text) }
  }

  fileprivate mutating func write(_ text: Text) {
    if let common = text.common {
      write(common)
      return
    }
    let english = text.translation(into: .english)
    let chinese = text.translation(into: .chinese)
    beginTable(count: (english == nil ? 0 : 1) + (chinese == nil ? 0 : 1))
    if let english {
      write(key: "en")
      write(english)
    }
    if let chinese {
      write(key: "zh")
      write(chinese)
    }
  }
}
