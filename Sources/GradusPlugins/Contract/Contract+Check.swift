extension Contract {
  private static let reference: [Parameter] = [
    .any("given", .table, "what the question gives, by name"),
    .any("earlier", .map(of: .tensor()), "the values of the earlier steps"),
  ]

  static let check = ContractTable(
    "check", "gradus.Check",
    "A reference and its named mistakes. Without `steps`, `reference` is required.",
    [
      .optional(
        "given", .map(of: .string),
        "what it is given: types by name, see [what a check is given](#what-a-check-is-given)"),
      .function(
        "reference", [reference[0]], .value(.array(), "the true value: a number or an array"),
        "Computes what is to be found, once for each variant."),
      .optional("mistakes", .map(of: .record(mistake)), "wrong ways by their notes"),
      .optional(
        "steps", .list(of: .record(step)),
        "several values to find in order, instead of `reference` and `mistakes`"),
      .optional(
        "follow_through", .number,
        "what a step is worth, from 0 to 1, that is right given the learner's own wrong earlier "
          + "steps; 0 by default"),
      .optional("doc", .string, "one sentence"),
      .optional(
        "samples", .list(of: .record(checkSample)),
        "worked examples, proved by `gradus check` to within 10⁻⁶"),
    ])

  static let step = ContractTable(
    "step of a check", "gradus.Step", "One of several values to find.",
    [
      .required("name", .string, "its name, under which later steps and answers have it"),
      .function(
        "reference", reference, .value(.array(), "the true value"), isRequired: true,
        "Computes the value of the step. It is computed once from the true earlier steps and, when "
          + "the learner's were wrong, again from the learner's own."),
      .optional("mistakes", .map(of: .record(mistake)), "wrong ways by their notes"),
    ])

  static let mistake = ContractTable(
    "mistake of a check", "gradus.Mistake",
    "A wrong way that gets a note. It is looked at only when the answer is wrong.",
    [
      .function(
        "reference", reference,
        .value(.array().or(.nothing), "nil where the mistake does not apply to this draw"),
        isRequired: true, "Computes what somebody finds who makes the mistake."),
      .required("feedback", .text, "what the learner is told"),
    ])

  static let checkSample = ContractTable(
    "sample of a check", "gradus.CheckSample", "What is given and what must be found.",
    [
      .required("given", .table, "what the check is given, arrays as nested lists"),
      .required(
        "value", .nestedList.or(.map(of: .nestedList)),
        "what must be found; a table by name for steps"),
    ])
}
