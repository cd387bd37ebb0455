internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// A raw answer as it comes to be read: from an answer file, or from a plugin.
enum RawAnswer {
  /// What was typed; a number is the text it is written in.
  case text(String)
  /// An array.
  case tensor(Tensor)
  /// True or false, which an answer file may hold.
  case boolean(Bool)
  /// A list.
  case list([LuaValue])
  /// A table by name.
  case table([String: LuaValue])
  /// An object of the host that is no array.
  case other
}

/// An answer as a key compares it.
enum CheckAnswer {
  case number(TypedNumber)
  case tensor(Tensor)
  /// Arrays by the names of the steps; any may be missing.
  case steps([String: Tensor])
}

/// What is wrong with an answer that cannot be read.
struct AnswerProblem: Error {
  /// What the learner is told.
  let text: Text
}

extension RawAnswer {
  /// What a plugin passes as a raw answer; `tensor` looks behind its handles.
  init(_ value: LuaValue, tensor: (LuaHandle) -> Tensor?) {
    switch value {
    case .nil: self = .text("")
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .text(String(integer))
    case .number(let number): self = .text(number.shown)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements)
    case .table(let entries): self = .table(entries)
    case .handle(let handle): self = tensor(handle).map { .tensor($0) } ?? .other
    case .function: self = .other
    }
  }

  /// How many bytes were typed.
  var typedLength: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .table(let entries): entries.values.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) }
    default: 0
    }
  }
}
