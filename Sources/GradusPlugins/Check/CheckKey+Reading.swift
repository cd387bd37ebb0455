internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension CheckKey {
  /// Reads an answer as what the key is.
  ///
  /// - Parameters:
  ///   - options: how a number is read.
  ///   - tensor: looks behind the handles in a table of steps.
  func read(
    _ raw: RawAnswer, _ options: NumberReadingOptions,
    tensor: (LuaHandle) -> Tensor? = { _ in nil }
  ) throws(AnswerProblem) -> CheckAnswer {
    switch kind {
    case .number: .number(try Self.number(raw, options))
    case .tensor: .tensor(try Self.array(raw))
    case .steps: .steps(try arrays(raw, tensor))
    }
  }

  // MARK: Numbers

  static func number(
    _ raw: RawAnswer, _ options: NumberReadingOptions
  ) throws(AnswerProblem) -> TypedNumber {
    guard case .text(let text) = raw else { throw .notOneNumber }
    let number: TypedNumber
    do throws(NumberProblem) {
      number = try TypedNumber(reading: text, options: options)
    } catch {
      throw AnswerProblem(text: error.wording)
    }
    guard number.isWithinReach else { throw .numberOutOfReach }
    return number
  }

  // MARK: Arrays

  /// An array from typed rows, nested lists, or an array itself.
  private static func array(_ raw: RawAnswer) throws(AnswerProblem) -> Tensor {
    switch raw {
    case .tensor(let tensor): return tensor
    case .text(let text): return try typedArray(text)
    case .boolean(let boolean): return try typedArray(boolean ? "true" : "false")
    case .list(let elements):
      guard let tensor = try? Tensor(lua: .list(elements)) else { throw .notRectangular }
      return tensor
    case .table, .other: throw .notRectangular
    }
  }

  private static func typedArray(_ text: String) throws(AnswerProblem) -> Tensor {
    do throws(TensorError) {
      return try Tensor(parsing: text)
    } catch {
      throw AnswerProblem(text: error.wording)
    }
  }

  // MARK: Steps

  private func arrays(
    _ raw: RawAnswer, _ tensor: (LuaHandle) -> Tensor?
  ) throws(AnswerProblem) -> [String: Tensor] {
    var arrays: [String: Tensor] = [:]
    // In one order, so that of several problems the same is told.
    let given = try rowsByName(raw).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (name, rows) in given {
      guard hasStep(name) else { throw expectedSteps }
      arrays[name] = try Self.array(RawAnswer(rows, tensor: tensor))
    }
    guard !arrays.isEmpty else { throw expectedSteps }
    return arrays
  }

  private func rowsByName(_ raw: RawAnswer) throws(AnswerProblem) -> [String: LuaValue] {
    switch raw {
    case .table(let entries): return entries
    case .text(let text): return try typedRowsByName(text)
    default: throw expectedSteps
    }
  }

  /// The typed rows of each step, from lines such as `scores = 1 2; 3 4`. Several steps may stand in
  /// one line, as where an answer is one line: `mean = 2; centred = -1 1`.
  private func typedRowsByName(_ typed: String) throws(AnswerProblem) -> [String: LuaValue] {
    var rows: [String: String] = [:]
    for line in typed.lines where !line.allSatisfy(\.isWhitespace) {
      var current: String?
      for piece in line.split(separator: ";", omittingEmptySubsequences: false) {
        if let sign = piece.utf8.firstIndex(of: UInt8(ascii: "=")) {
          let name = String(piece[..<sign]).trimmingBlanks
          guard hasStep(name) else { throw expectedSteps }
          guard rows[name] == nil else { throw .stepGivenTwice(name) }
          rows[name] = String(piece[piece.utf8.index(after: sign)...])
          current = name
        } else if let current {
          rows[current, default: ""] += ";" + piece
        } else {
          throw expectedSteps
        }
      }
    }
    return rows.mapValues { .text($0) }
  }

  private func hasStep(_ name: String) -> Bool { steps.contains { $0.name == name } }

  private var expectedSteps: AnswerProblem { .expectedSteps(steps.map(\.name)) }
}

// MARK: Words

extension AnswerProblem {
  fileprivate static let notOneNumber = AnswerProblem(
    text: Text(english: "Give one number.", chinese: "请给出一个数。"))

  fileprivate static let numberOutOfReach = AnswerProblem(
    text: Text(
      english: "The number is too large to be read, or not a number. Give a finite number.",
      chinese: "这个数太大而无法读取，或者不是数。请给出一个有限的数。"))

  fileprivate static let notRectangular = AnswerProblem(
    text: Text(
      english: "Give a list of numbers, or rows of numbers that are all equally long.",
      chinese: "请给出一个数字列表，或者长度相同的若干行数字。"))

  fileprivate static func expectedSteps(_ names: [String]) -> AnswerProblem {
    let (english, chinese) = (names.joined(separator: ", "), names.joined(separator: "、"))
    return AnswerProblem(
      text: Text(
        english: "Write one step on each line, as name = rows. The steps are: \(english).",
        chinese: "每行写一个步骤，格式为 名称 = 各行数字。步骤有：\(chinese)。"))
  }

  fileprivate static func stepGivenTwice(_ name: String) -> AnswerProblem {
    AnswerProblem(
      text: Text(
        english: "The step \(name) is given twice. Give each step once.",
        chinese: "步骤 \(name) 出现了两次。每个步骤只写一次。"))
  }
}
