internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// The type of something a check is given, such as `tensor[n,d]?`.
struct GivenType: Hashable {
  /// What it may be.
  enum Name: String, CaseIterable {
    case shapedTensor = "tensor["
    case tensor, number, integer, string, boolean, list

    /// How a plugin writes it.
    var shown: String { self == .shapedTensor ? "tensor[…]" : rawValue }

    /// What the check's functions get.
    var summary: String {
      switch self {
      case .shapedTensor:
        "a tensor with these lengths, such as `tensor[n,d]`: a letter stands for the same length "
          + "in every given of the check, a number for itself"
      case .tensor: "a tensor of any shape; a bank writes nested lists"
      case .number: "a number"
      case .integer: "a whole number"
      case .string: "a text"
      case .boolean: "true or false"
      case .list: "a list"
      }
    }
  }

  enum Base: Hashable {
    case tensor(axes: [String]?)
    case number
    case integer
    case string
    case boolean
    case list
  }

  let base: Base
  let isOptional: Bool

  init?(_ text: String) {
    isOptional = text.hasSuffix("?")
    let name = isOptional ? String(text.dropLast()) : text
    switch name.hasPrefix(Name.shapedTensor.rawValue) ? .shapedTensor : Name(rawValue: name) {
    case nil: return nil
    case .tensor: base = .tensor(axes: nil)
    case .number: base = .number
    case .integer: base = .integer
    case .string: base = .string
    case .boolean: base = .boolean
    case .list: base = .list
    case .shapedTensor:
      guard name.hasSuffix("]") else { return nil }
      let axes = name.dropFirst(7).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      let trimmed = axes.map { $0.filter { $0 != " " } }
      guard trimmed.allSatisfy({ !$0.isEmpty }) else { return nil }
      base = .tensor(axes: trimmed)
    }
  }

  /// Makes what the check's functions get, and learns the lengths of named axes.
  func value(
    _ value: Value, host: HostAPI, lengths: inout [String: Int]
  ) throws(LuaFault) -> LuaValue {
    switch base {
    case .tensor(let axes):
      let tensor: Tensor
      do throws(TensorError) {
        tensor = try Tensor(plain: value)
      } catch {
        throw LuaFault(error.message)
      }
      if let axes { try unify(axes, tensor.shape, &lengths) }
      return try host.lend(tensor)
    case .number:
      guard value.double != nil else { throw mismatch(value, "a number") }
    case .integer:
      guard let whole = value.wholeNumber else { throw mismatch(value, "a whole number") }
      return .integer(whole)
    case .string:
      guard value.string != nil else { throw mismatch(value, "a text") }
    case .boolean:
      guard value.bool != nil else { throw mismatch(value, "true or false") }
    case .list:
      guard value.elements != nil else { throw mismatch(value, "a list") }
    }
    return LuaValue(value)
  }

  private func mismatch(_ value: Value, _ expected: String) -> LuaFault {
    LuaFault("it is \(value.kindName), expected \(expected)")
  }

  private func unify(
    _ axes: [String], _ shape: [Int], _ lengths: inout [String: Int]
  ) throws(LuaFault) {
    guard axes.count == shape.count else {
      throw LuaFault("it has shape \(shape), expected [\(axes.joined(separator: ", "))]")
    }
    for (axis, length) in zip(axes, shape) {
      if let wanted = Int(axis) ?? lengths[axis], wanted != length {
        throw LuaFault(
          "it has shape \(shape), expected [\(axes.joined(separator: ", "))] with \(axis) = \(wanted)"
        )
      }
      lengths[axis] = length
    }
  }
}
