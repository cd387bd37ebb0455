public import GradusCore
internal import GradusLua

/// A raw answer whose outcome its format foretells.
public struct Sample: Hashable, Sendable {
  /// The raw answer.
  public var answer: Value
  /// The status it must get, when foretold.
  public var status: Verdict.Status
  /// The score it must get, when foretold.
  public var score: Double?
  /// The notes it must get, when foretold.
  public var notes: [String]?
}

extension Engine {
  /// A raw answer that earns everything, when the format knows one.
  public func solution(of prepared: PreparedVariant) throws(PluginError) -> Value? {
    guard let (sandbox, function) = try phase("solution", prepared) else { return nil }
    return try sandbox.call(
      function, phase: "solution of format '\(prepared.format.name)'",
      arguments: { (host) throws(LuaFault) in [Self.variant(prepared, host)] },
      read: { (host, first, _) throws(LuaFault) in
        guard !first.isNil else { throw LuaFault("returned nil; expected a raw answer") }
        return try host.value(first)
      })
  }

  /// Raw answers with the outcome the format foretells for them.
  public func samples(of prepared: PreparedVariant) throws(PluginError) -> [Sample] {
    guard let (sandbox, function) = try phase("samples", prepared) else { return [] }
    return try sandbox.call(
      function, phase: "samples of format '\(prepared.format.name)'",
      arguments: { (host) throws(LuaFault) in [Self.variant(prepared, host)] },
      read: { (host, first, _) throws(LuaFault) in
        guard let elements = first.elements else {
          throw LuaFault("returned \(first.kindName); expected a list")
        }
        var samples: [Sample] = []
        for (place, element) in elements.enumerated() {
          samples.append(try Self.sample(element, place + 1, host))
        }
        return samples
      })
  }

  private static func sample(
    _ value: LuaValue, _ number: Int, _ host: HostAPI
  ) throws(LuaFault) -> Sample {
    let keys = Contract.sample.names
    guard let table = value.entries, let answer = table["answer"] else {
      throw LuaFault("returned a sample \(number) without 'answer'")
    }
    for key in table.keys.sorted() where !keys.contains(key) {
      throw LuaFault(
        "returned sample \(number) with the unknown key '\(key)'"
          + Suggestion.sentence(for: key, in: keys))
    }
    let status: Verdict.Status =
      table["invalid"] == .boolean(true)
      ? .invalid : table["manual"] == .boolean(true) ? .manual : .graded
    return Sample(
      answer: try host.value(answer), status: status, score: table["score"]?.double,
      notes: table["notes"]?.elements?.compactMap(\.text))
  }
}
