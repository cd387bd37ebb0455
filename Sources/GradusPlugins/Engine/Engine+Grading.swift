public import GradusCore
internal import GradusLua

extension Engine {
  /// The longest typed answer in bytes.
  public static let longestAnswer = 64 * 1024

  /// Grades a raw answer. Whatever the answer or the plugin does, there is a verdict.
  ///
  /// - Parameter selfMarking: whether the answer may be the learner's own marks. Formats see it as
  ///   `variant.self_marking`; in batches nobody may award themselves points.
  public func grade(
    _ raw: Value, _ prepared: PreparedVariant, selfMarking: Bool = false
  ) -> Verdict {
    guard !raw.isBlank else { return .blank }
    if let text = raw.string, text.utf8.count > Self.longestAnswer {
      return .invalid(
        Text(
          english: "The answer is longer than \(Self.longestAnswer >> 10) KiB.",
          chinese: "答案超过 \(Self.longestAnswer >> 10) KiB。"))
    }
    do throws(PluginError) {
      switch try parse(raw, prepared, selfMarking) {
      case .problem(let problem): return .invalid(problem, response: Response.unread(Self.lua(raw)))
      case .value(let value): return try verdict(value, raw, prepared)
      }
    } catch {
      return .failed(error.failure)
    }
  }

  private enum Parsed {
    case value(Parcel?)
    case problem(Text)
  }

  /// What plugins get as the raw answer: texts, and numbers as the text they are written in.
  private static func lua(_ raw: Value) -> LuaValue {
    switch raw {
    case .integer, .number: .text(raw.shown)
    default: LuaValue(raw)
    }
  }

  private func parse(
    _ raw: Value, _ prepared: PreparedVariant, _ selfMarking: Bool
  ) throws(PluginError) -> Parsed {
    guard let (sandbox, function) = try phase("parse", prepared) else { return .value(nil) }
    return try sandbox.call(
      function, phase: "parse of format '\(prepared.format.name)'",
      arguments: { (host) throws(LuaFault) in
        [Self.lua(raw), Self.variant(prepared, host, selfMarking: selfMarking)]
      },
      read: { (host, first, second) throws(LuaFault) in
        guard first.isNil else { return .value(try Parcel(first, from: host)) }
        guard let problem = Text(lua: second) else {
          throw LuaFault("returned nil without a problem; expected nil and a text that says why")
        }
        return .problem(problem)
      })
  }

  /// Grades what `parse` made of the answer, or the raw answer of a format without `parse`.
  private func verdict(
    _ value: Parcel?, _ raw: Value, _ prepared: PreparedVariant
  ) throws(PluginError) -> Verdict {
    guard let (sandbox, function) = try phase("grade", prepared) else {
      throw PluginError(.load, "format '\(prepared.format.name)' does not define 'grade'")
    }
    return try sandbox.call(
      function, phase: "grade of format '\(prepared.format.name)'",
      arguments: { (host) throws(LuaFault) in
        let argument = try value?.value(for: host) ?? Self.lua(raw)
        return [argument, Self.variant(prepared, host)]
      },
      read: { (host, first, _) throws(LuaFault) in
        var verdict = try VerdictReader(host: host).verdict(first)
        verdict.response = Response.read(value?.data ?? Self.lua(raw))
        return verdict
      })
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
  static func variant(
    _ prepared: PreparedVariant, _ host: HostAPI, selfMarking: Bool = false
  ) -> LuaValue {
    let data = LuaValue(prepared.variant.data)
    guard var entries = data.entries, prepared.key != nil || selfMarking else { return data }
    if let key = prepared.key { entries["check"] = host.lend(key) }
    if selfMarking { entries["self_marking"] = .boolean(true) }
    return .table(entries)
  }
}
