/// What a plugin passes or gets, as people read it and as the Lua language server reads it.
struct LuaType: Hashable, Sendable {
  /// Such as `tensor[n,d]` or `list of strings`.
  let name: String
  /// Such as `tensor` or `string[]`.
  let annotation: String

  init(_ name: String, _ annotation: String? = nil) {
    self.name = name
    self.annotation = annotation ?? name
  }
}

extension LuaType {
  static let any = LuaType("any")
  static let boolean = LuaType("boolean")
  static let integer = LuaType("integer")
  static let number = LuaType("number")
  /// No value.
  static let nothing = LuaType("nil")
  static let string = LuaType("string")
  /// A function that takes anything; contracts say what in their own parameters.
  static let function = LuaType("function")
  /// Any table with names as keys.
  static let table = LuaType("table", "table<string, any>")

  /// A string, or one for each language.
  static let text = LuaType("text", "gradus.Text")
  /// One text or several.
  static let texts = LuaType("text or list of texts", "gradus.Text|gradus.Text[]")
  /// A number as `text.number` reads it.
  static let typedNumber = LuaType("typed number", "gradus.TypedNumber")
  /// Whatever stands for one exact number.
  static let exactNumber = LuaType(
    "number, string or typed number", "number|string|gradus.TypedNumber")
  /// The seeded stream.
  static let stream = LuaType("rng")
  /// What a learner gave, before it is read.
  static let raw = LuaType("string, list or table", "string|any[]|table<string, any>")
  /// What `prepare` returned.
  static let variant = LuaType("variant", "gradus.Variant")
  /// The numbers of an array: a single number, or nested lists.
  static let nestedList = LuaType("number or nested list", "number|gradus.Numbers")

  /// A tensor of this shape, such as `n,d`.
  static func tensor(_ shape: String = "") -> LuaType {
    LuaType(shape.isEmpty ? "tensor" : "tensor[\(shape)]", "tensor")
  }

  /// A tensor, or what is taken as one: a number or nested lists of numbers.
  static func array(_ shape: String = "") -> LuaType {
    LuaType(shape.isEmpty ? "array" : "array[\(shape)]", "gradus.Array")
  }

  /// A list whose elements are alike.
  static func list(of element: LuaType) -> LuaType {
    let inner = element.annotation
    return LuaType(
      "list of \(element.plural)", inner.contains("|") ? "(\(inner))[]" : "\(inner)[]")
  }

  /// A table with free names as keys and values that are alike.
  static func map(of element: LuaType) -> LuaType {
    LuaType("table of \(element.plural) by name", "table<string, \(element.annotation)>")
  }

  /// A table with known keys.
  static func record(_ table: ContractTable) -> LuaType { LuaType(table.name, table.annotation) }

  /// One of these words.
  static func words(_ words: [String]) -> LuaType {
    let types = words.map { LuaType("\"\($0)\"") }
    return types.dropFirst().reduce(types[0]) { $0.or($1) }
  }

  /// The one type or the other.
  func or(_ other: LuaType) -> LuaType {
    LuaType(
      "\(name.replacing(" or ", with: ", ")) or \(other.name)",
      "\(annotation)|\(other.annotation)")
  }

  private var plural: String {
    guard name != "any" else { return "anything" }
    return name.split(separator: " or ").map { one in
      // Of "part of a rule" it is the parts that are many.
      var words = one.split(separator: " of ", maxSplits: 1).map(String.init)
      words[0] += "s"
      return words.joined(separator: " of ")
    }.joined(separator: " or ")
  }
}
