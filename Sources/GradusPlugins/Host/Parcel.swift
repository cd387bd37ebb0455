internal import GradusLua
internal import GradusTensor

/// A value on its way from one call of a plugin to another: plain data, and the tensors in it.
struct Parcel {
  private let value: LuaValue
  private let tensors: [LuaHandle: Tensor]

  /// Takes a value out of a call.
  ///
  /// - Throws: `LuaFault` when it holds something that cannot be kept.
  init(_ value: LuaValue, from host: HostAPI) throws(LuaFault) {
    var tensors: [LuaHandle: Tensor] = [:]
    try Self.collect(value, host, &tensors)
    self.value = value
    self.tensors = tensors
  }

  /// The value, when it holds no tensor.
  var data: LuaValue { tensors.isEmpty ? value : .nil }

  /// Hands the value to another call.
  func value(for host: HostAPI) throws(LuaFault) -> LuaValue {
    tensors.isEmpty ? value : try lent(value, host)
  }

  private func lent(_ value: LuaValue, _ host: HostAPI) throws(LuaFault) -> LuaValue {
    switch value {
    case .handle(let handle):
      guard let tensor = tensors[handle] else { return value }
      return try host.lend(tensor)
    case .list(let elements):
      var result: [LuaValue] = []
      for element in elements { result.append(try lent(element, host)) }
      return .list(result)
    case .table(let entries):
      var result: [String: LuaValue] = [:]
      for (key, entry) in entries { result[key] = try lent(entry, host) }
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
