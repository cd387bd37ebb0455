public import GradusCore
package import GradusLua
internal import GradusTensor

extension Engine {
  /// The longest typed answer in bytes.
  public static let longestAnswer = 64 * 1024

  /// Grades a raw answer. Whatever the answer or the plugin does, there is a verdict.
  ///
  /// - Parameters:
  ///   - selfMarking: whether the answer may be the learner's own marks. Formats see it as
  ///     `variant.self_marking`; in batches nobody may award themselves points.
  ///   - wording: which texts are wanted.
  public func grade(
    _ raw: Value, _ prepared: PreparedVariant, selfMarking: Bool = false,
    wording: VerdictWording = .whole
  ) -> Verdict {
    guard !raw.isBlank else { return .blank }
    switch raw {
    case .text(let text): return grade(typed: text, prepared, selfMarking, wording)
    // Plugins get numbers as the text they are written in.
    case .integer, .number: return grade(typed: raw.shown, prepared, selfMarking, wording)
    default:
      var answer = FlatWriter()
      answer.write(raw)
      return grade(written: answer.bytes, prepared, selfMarking)
    }
  }

  /// Grades an answer that is a text of ASCII.
  package func grade(
    ascii answer: UnsafeRawBufferPointer, _ prepared: PreparedVariant,
    wording: VerdictWording = .whole
  ) -> Verdict {
    let text = String(decoding: answer, as: UTF8.self)
    // Nearly every answer begins with a character that can be seen.
    if let first = answer.first, (0x21...0x7E).contains(first) {
      return grade(typed: text, prepared, false, wording)
    }
    return text.isBlank ? .blank : grade(typed: text, prepared, false, wording)
  }

  /// Grades an answer that is a list in JSON: as `grade` does, but nothing becomes a `Value` on the
  /// way.
  ///
  /// - Throws: `JSONText.Problem` when it is no JSON, or holds a text that no value can hold.
  package func grade(
    list json: UnsafeRawBufferPointer, _ prepared: PreparedVariant,
    wording: VerdictWording = .whole
  ) throws(JSONText.Problem) -> Verdict {
    if let grading = hostGrading(of: prepared), grading.key.kind == .tensor,
      let (shape, numbers) = JSONText.numbers(json, most: HostGrading.mostNumbers),
      let tensor = try? Tensor(shape: shape, elements: numbers),
      let verdict = grading.verdict(.tensor(tensor), wording)
    {
      return verdict
    }
    return try JSONText.withFlat(json, keepingNumbers: true) { answer in
      grade(flat: answer, prepared, wording: wording)
    }
  }

  /// Grades an answer that is one value in the flat form, as `JSONText.withFlat` gives it: no list or
  /// table becomes a `Value` on the way. The verdict is that of the same `Value`.
  package func grade(
    flat answer: UnsafeRawBufferPointer, _ prepared: PreparedVariant,
    wording: VerdictWording = .whole
  ) -> Verdict {
    var cursor = FlatCursor(answer)
    // Numbers and texts have ways of their own.
    if cursor.kind == .number || cursor.kind == .text {
      guard let value = LuaSandbox.values(of: Array(answer), count: 1).first,
        let plain = try? HostAPI(owner: nil, receive: { _ in }).value(value)
      else { return .blank }
      return grade(plain, prepared, wording: wording)
    }
    if cursor.takeBlank() { return .blank }
    return grade(written: Array(answer), prepared, false)
  }

  /// Grades a text that is not blank.
  private func grade(
    typed text: String, _ prepared: PreparedVariant, _ selfMarking: Bool, _ wording: VerdictWording
  ) -> Verdict {
    guard text.utf8.count <= Self.longestAnswer else {
      return .invalid(
        Text(
          english: "The answer is longer than \(Self.longestAnswer >> 10) KiB.",
          chinese: "答案超过 \(Self.longestAnswer >> 10) KiB。"))
    }
    if let grading = hostGrading(of: prepared),
      let verdict = grading.verdict(.text(text), wording)
    {
      return verdict
    }
    var answer = FlatWriter()
    answer.write(text)
    return grade(written: answer.bytes, prepared, selfMarking)
  }

  private func hostGrading(of prepared: PreparedVariant) -> HostGrading? {
    if let known = prepared.hostGrading { return known }
    // A plugin that cannot be loaded is a fault that calling it tells.
    guard let sandbox = try? sandbox(prepared.plugin) else { return nil }
    let found = sandbox.hostGrading(of: prepared)
    prepared.hostGrading = .some(found)
    return found
  }

  /// Grades an answer in the flat form by calling the format's functions.
  private func grade(
    written answer: [UInt8], _ prepared: PreparedVariant, _ selfMarking: Bool
  ) -> Verdict {
    do throws(PluginError) {
      let sandbox = try sandbox(prepared.plugin)
      let functions = sandbox.gradingFunctions(of: prepared.format)
      switch try parse(answer, prepared, selfMarking, sandbox, functions) {
      case .problem(let problem):
        return answer.withUnsafeBytes {
          .invalid(problem, response: Response.unread(FlatCursor($0)))
        }
      case .value(let value): return try verdict(value, prepared, sandbox, functions)
      }
    } catch {
      return .failed(error.failure)
    }
  }

  private enum Parsed {
    /// What `parse` made of the answer, or the answer itself of a format without `parse`.
    case value(Parcel)
    case problem(Text)
  }

  private func parse(
    _ answer: [UInt8], _ prepared: PreparedVariant, _ selfMarking: Bool,
    _ sandbox: PluginSandbox, _ functions: PluginSandbox.GradingFunctions
  ) throws(PluginError) -> Parsed {
    guard let parse = functions.parse else { return .value(Parcel(flat: answer)) }
    return try sandbox.call(
      parse, phase: functions.parsePhase, on: prepared, selfMarking: selfMarking,
      write: { (_, writer) throws(LuaFault) in
        answer.withUnsafeBytes { writer.write(flat: $0) }
      },
      quick: { _, results in
        var results = results
        guard results.kind != .nil, let value = results.skipData(), results.skipData() != nil
        else { return nil }
        return .value(Parcel(flat: Array(value)))
      },
      read: { (host, first, second) throws(LuaFault) in
        guard first.isNil else { return .value(try Parcel(first, from: host)) }
        guard let problem = Text(lua: second) else {
          throw LuaFault("returned nil without a problem; expected nil and a text that says why")
        }
        return .problem(problem)
      })
  }

  private func verdict(
    _ value: Parcel, _ prepared: PreparedVariant, _ sandbox: PluginSandbox,
    _ functions: PluginSandbox.GradingFunctions
  ) throws(PluginError) -> Verdict {
    guard let grade = functions.grade else {
      throw PluginError(.load, "format '\(prepared.format.name)' does not define 'grade'")
    }
    var verdict = try sandbox.call(
      grade, phase: functions.gradePhase, on: prepared, selfMarking: false,
      write: { (host, writer) throws(LuaFault) in try value.write(to: &writer, for: host) },
      quick: { _, results in
        var more = results
        more.skip()
        return more.skipData() == nil ? nil : Verdict(flat: results)
      },
      read: { (host, first, _) throws(LuaFault) in
        try VerdictReader(host: host).verdict(first)
      })
    verdict.response = value.withData(Response.read)
    return verdict
  }

  /// The function of a phase, when the format defines it.
  func phase(
    _ name: String, _ prepared: PreparedVariant
  ) throws(PluginError) -> (PluginSandbox, LuaFunction)? {
    guard prepared.format.phases.contains(name) else { return nil }
    let sandbox = try sandbox(prepared.plugin)
    guard let function = sandbox.function("formats", prepared.format.name, name) else { return nil }
    return (sandbox, function)
  }

  /// What a phase gets as the variant: the data, with the key to compare with.
  static func variant(_ prepared: PreparedVariant, _ host: HostAPI) -> LuaValue {
    variant(prepared, key: prepared.key.map { host.lend($0) }, selfMarking: false)
  }

  /// What a phase gets as the variant; `key` is how it gets the key.
  static func variant(
    _ prepared: PreparedVariant, key: LuaValue?, selfMarking: Bool
  ) -> LuaValue {
    let data = LuaValue(prepared.variant.data)
    guard var entries = data.entries, key != nil || selfMarking else { return data }
    if let key { entries["check"] = key }
    if selfMarking { entries["self_marking"] = .boolean(true) }
    return .table(entries)
  }
}
