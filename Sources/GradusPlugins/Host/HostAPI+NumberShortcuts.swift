internal import Foundation
internal import GradusCore
internal import GradusLua

extension HostAPI {
  /// `text.number` of a plain number.
  func readNumber(
    _ arguments: inout FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int? {
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
    reply.write(flat: Self.head(options))
    reply.write(text: text)
    reply.write(flat: Self.middle)
    reply.write(value)
    return cost
  }

  // What `text.number` gives is the same for all answers to a question but for text and value.

  /// What comes before the text.
  private static func head(_ options: NumberReadingOptions) -> [UInt8] {
    let separators = NumberReadingOptions.DecimalSeparator.allCases
    let place = separators.firstIndex(of: options.decimalSeparator) ?? 0
    return heads[2 * place + (options.arithmetic ? 1 : 0)]
  }

  private static let heads: [[UInt8]] = NumberReadingOptions.DecimalSeparator.allCases.flatMap {
    separator in
    [false, true].map { arithmetic in
      var writer = FlatWriter()
      writer.beginTable(count: 5)
      writer.write(key: "arithmetic")
      writer.write(arithmetic)
      writer.write(key: "decimal_separator")
      writer.write(separator.rawValue)
      writer.write(key: "text")
      return writer.bytes
    }
  }

  /// What comes between the text and the value.
  private static let middle: [UInt8] = {
    var writer = FlatWriter()
    writer.write(key: "unit")
    writer.writeNil()
    writer.write(key: "value")
    return writer.bytes
  }()

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

  /// The number without a unit that `text.number` gave, and what reading it costs.
  func typedNumber(_ cursor: inout FlatCursor) -> (TypedNumber, cost: Int)? {
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
    var text = self
    return text.withUTF8 { own in
      guard own.count == bytes.count, let one = own.baseAddress, let other = bytes.baseAddress
      else { return own.isEmpty && bytes.isEmpty }
      return memcmp(one, other, own.count) == 0
    }
  }
}
