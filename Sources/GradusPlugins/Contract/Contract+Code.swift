// The tables that `code.run` takes and returns.
extension Contract {
  static let codeCall = ContractTable(
    "call of learner's code", "gradus.CodeCall", "Something to call after the code was loaded.",
    [
      .required(
        "call", .string,
        "an expression such as `\"f({1, 2})\"`, or statements with a `return`"),
      .optional("with", .table, "values that the call may use by name"),
    ])

  static let codeOptions = ContractTable(
    "options of code.run", "gradus.CodeOptions", "How code that a learner wrote is run.",
    [
      .optional("prelude", .string, "code that runs before it"),
      .optional(
        "instructions", .integer,
        "what loading, and each call, may use; \(HostAPI.usualInstructions) unless said otherwise"),
      .optional(
        "memory", .integer,
        "the bytes alive at once; \(HostAPI.usualMemory) unless said otherwise"),
    ])

  static let codeOutcome = ContractTable(
    "outcome of code.run", "gradus.CodeOutcome", "What came of the code.",
    [
      .required("results", .list(of: .record(codeResult)), "of each call, in order"),
      .optional("fault", .record(codeFault), "why the code could not be loaded"),
    ])

  static let codeResult = ContractTable(
    "result of a call", "gradus.CodeResult", "What a call gave.",
    [
      .optional("value", .any, "plain data; tensors have become nested lists"),
      .optional("fault", .record(codeFault), "why there is no value"),
    ])

  static let codeFault = ContractTable(
    "fault of code", "gradus.CodeFault", "Why code stopped.",
    [
      .required("kind", .words(["syntax", "error", "budget"]), "what kind of fault it is"),
      .required("message", .string, "what is wrong"),
      .optional("file", .words(["prelude", "answer", "test"]), "which text is at fault"),
      .optional("line", .integer, "the line in it"),
    ])
}
