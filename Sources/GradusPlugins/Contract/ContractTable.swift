/// A table that passes between the host and plugins, with the keys it may have.
///
/// The readers take the names they know from here, so that what is documented is what is accepted.
struct ContractTable: Sendable {
  /// What people call it: `format`.
  let name: String
  /// What the Lua language server calls it: `gradus.Format`.
  let annotation: String
  /// One sentence.
  let summary: String
  let keys: [ContractKey]

  init(_ name: String, _ annotation: String, _ summary: String, _ keys: [ContractKey]) {
    self.name = name
    self.annotation = annotation
    self.summary = summary
    self.keys = keys
  }

  /// The names of the keys, in the order they are declared.
  var names: [String] { keys.map(\.name) }

  /// The names of the keys that are functions.
  var functions: [String] { keys.filter { $0.call != nil }.map(\.name) }
}

/// A key of a table.
struct ContractKey: Sendable {
  /// What a function under a key gets and returns.
  struct Call: Sendable {
    let parameters: [Parameter]
    let returns: Returned
  }

  let name: String
  let type: LuaType
  let isRequired: Bool
  /// One clause or sentence.
  let summary: String
  let call: Call?
}

// What a declaration reads like: `.required("name", .string, "…")`.
extension ContractKey {
  static func required(_ name: String, _ type: LuaType, _ summary: String) -> Self {
    Self(name: name, type: type, isRequired: true, summary: summary, call: nil)
  }

  static func optional(_ name: String, _ type: LuaType, _ summary: String) -> Self {
    Self(name: name, type: type, isRequired: false, summary: summary, call: nil)
  }

  /// A function that the plugin defines.
  static func function(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, isRequired: Bool = false,
    _ summary: String
  ) -> Self {
    Self(
      name: name, type: .function, isRequired: isRequired, summary: summary,
      call: Call(parameters: parameters, returns: returns))
  }
}

/// Everything that plugins and the host agree on beside the host's functions.
enum Contract {}
