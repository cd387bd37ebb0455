internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// The arguments of a call of a host function, with readers that say what was expected.
struct Arguments {
  let declaration: HostFunction
  let values: [LuaValue]
  let host: HostAPI

  init(of declaration: HostFunction, values: [LuaValue], host: HostAPI) {
    self.declaration = declaration
    self.values = values
    self.host = host
  }

  /// The function's name in messages.
  var function: String { declaration.fullName }

  var count: Int { values.count }

  /// The argument at `index`, counted from 0; `.nil` beyond the last.
  subscript(index: Int) -> LuaValue { index < values.count ? values[index] : .nil }

  func fault(_ index: Int, expected: String) -> LuaFault {
    LuaFault(
      "\(declaration.argument(index)) of '\(function)' is \(self[index].kindName); "
        + "expected \(expected)")
  }

  /// That a method was called without its object, or on another one.
  func wrongObject() -> LuaFault {
    let call = declaration.calls[0]
    return LuaFault(
      "'\(function)' is called on \(self[0].kindName); write it with a colon: \(call)")
  }

  func number(_ index: Int) throws(LuaFault) -> Double {
    guard let number = self[index].double else { throw fault(index, expected: "a number") }
    return number
  }

  func number(_ index: Int, default value: Double) throws(LuaFault) -> Double {
    self[index].isNil ? value : try number(index)
  }

  func integer(_ index: Int) throws(LuaFault) -> Int {
    guard let integer = self[index].wholeNumber else {
      throw fault(index, expected: "a whole number")
    }
    return integer
  }

  func text(_ index: Int) throws(LuaFault) -> String {
    if let text = self[index].text { return text }
    if let number = self[index].double { return number.shown }
    throw fault(index, expected: "a string")
  }

  func list(_ index: Int) throws(LuaFault) -> [LuaValue] {
    guard let elements = self[index].elements else { throw fault(index, expected: "a list") }
    return elements
  }

  func integers(_ index: Int) throws(LuaFault) -> [Int] {
    var integers: [Int] = []
    for element in try list(index) {
      guard let integer = element.wholeNumber else {
        throw fault(index, expected: "a list of whole numbers")
      }
      integers.append(integer)
    }
    return integers
  }

  /// A tensor; lists of numbers and single numbers are taken as tensors too.
  func tensor(_ index: Int) throws(LuaFault) -> Tensor {
    guard let tensor = try host.tensor(self[index], function: function) else {
      throw fault(index, expected: "a tensor or a list of numbers")
    }
    return tensor
  }

  /// An axis counted from 1 (or −1 from the end), as the kernels count it.
  func axis(_ index: Int) throws(LuaFault) -> Int {
    let axis = try integer(index)
    guard axis != 0 else {
      throw LuaFault(
        "\(declaration.argument(index)) of '\(function)' is axis 0; "
          + "axes are counted from 1, −1 is the last")
    }
    return axis > 0 ? axis - 1 : axis
  }

  /// Axes counted from 1 (or −1 from the end), as the kernels count them.
  func axes(_ index: Int) throws(LuaFault) -> [Int] {
    let axes = try integers(index)
    guard !axes.contains(0) else {
      throw LuaFault(
        "\(declaration.argument(index)) of '\(function)' names axis 0; "
          + "axes are counted from 1, −1 is the last")
    }
    return axes.map { $0 > 0 ? $0 - 1 : $0 }
  }

  func axis(orNil index: Int) throws(LuaFault) -> Int? {
    self[index].isNil ? nil : try axis(index)
  }

  /// A size: a whole number from 0.
  func size(_ index: Int) throws(LuaFault) -> Int {
    let size = try integer(index)
    guard size >= 0 else { throw fault(index, expected: "a whole number from 0") }
    return size
  }
}
