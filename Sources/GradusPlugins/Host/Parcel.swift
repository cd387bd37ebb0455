internal import GradusLua
internal import GradusTensor

/// A value on its way from one call of a plugin to another: plain data, and the tensors in it.
struct Parcel {
  private let content: Content

  private enum Content {
    /// Data in the flat form.
    case flat([UInt8])
    case value(LuaValue, tensors: [LuaHandle: Tensor])
  }

  /// Takes data in the flat form.
  init(flat: [UInt8]) { content = .flat(flat) }

  /// Takes a value out of a call.
  ///
  /// - Throws: `LuaFault` when it holds something that cannot be kept.
  init(_ value: LuaValue, from host: HostAPI) throws(LuaFault) {
    var tensors: [LuaHandle: Tensor] = [:]
    try Self.collect(value, host, &tensors)
    content = .value(value, tensors: tensors)
  }

  /// Hands the value to another call.
  func write(to writer: inout FlatWriter, for host: HostAPI) throws(LuaFault) {
    switch content {
    case .flat(let bytes): bytes.withUnsafeBytes { writer.write(flat: $0) }
    case .value: writer.write(try value(for: host))
    }
  }

  /// Hands the value to another call.
  func value(for host: HostAPI) throws(LuaFault) -> LuaValue {
    switch content {
    case .flat(let bytes): LuaSandbox.values(of: bytes, count: 1).first ?? .nil
    case .value(let value, let tensors):
      tensors.isEmpty ? value : try Self.lent(value, tensors, host)
    }
  }

  /// Looks at the value, which is nothing when it holds a tensor.
  func withData<Result>(_ body: (FlatCursor) -> Result?) -> Result? {
    switch content {
    case .flat(let bytes): return bytes.withUnsafeBytes { body(FlatCursor($0)) }
    case .value(let value, let tensors):
      guard tensors.isEmpty else { return nil }
      var writer = FlatWriter()
      writer.write(value)
      return writer.bytes.withUnsafeBytes { body(FlatCursor($0)) }
    }
  }

  private static func lent(
    _ value: LuaValue, _ tensors: [LuaHandle: Tensor], _ host: HostAPI
  ) throws(LuaFault) -> LuaValue {
    switch value {
    case .handle(let handle):
      guard let tensor = tensors[handle] else { return value }
      return try host.lend(tensor)
    case .list(let elements):
      var result: [LuaValue] = []
      for element in elements { result.append(try lent(element, tensors, host)) }
      return .list(result)
    case .table(let entries):
      var result: [String: LuaValue] = [:]
      for (key, entry) in entries { result[key] = try lent(entry, tensors, host) }
      return .table(result)
    default: return value
    }
  }

  private static func collect(
    _ value: LuaValue, _ host: HostAPI, _ tensors: inout [LuaHandle: Tensor]
  ) throws(LuaFault) {
    switch value {
    case .handle(let handle):
      guard let tensor = try host.tensor(value, function: "parse") else {
        throw LuaFault("returned an object that is no data and cannot be kept")
      }
      tensors[handle] = tensor
    case .list(let elements): for element in elements { try collect(element, host, &tensors) }
    case .table(let entries):
      for entry in entries.values { try collect(entry, host, &tensors) }
    case .function: throw LuaFault("returned a function, which is no data and cannot be kept")
    default: return
    }
  }
}
