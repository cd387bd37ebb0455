extension Contract {
  static let verdict = ContractTable(
    "verdict", "gradus.Verdict", "What becomes of an answer. Without `manual` it has a score.",
    [
      .optional("score", .number, "from 0 to 1"),
      .optional(
        "notes", .list(of: .string),
        "names of what was recognised, such as `\"no-scale\"`: the same for every seed, so that a "
          + "class can be counted by mistake"),
      .optional("feedback", .texts, "what the learner is told"),
      .optional("trace", .texts, "why this score: mode, margin, first wrong cells"),
      .optional("parts", .list(of: .record(part)), "the scores of parts of the answer"),
      .optional("manual", .boolean, "true when a person must mark it; then there is no score"),
      .optional("provisional", .number, "with `manual`: the score until then, from 0 to 1"),
    ])

  static let part = ContractTable(
    "part", "gradus.Part", "A part of an answer with its own score.",
    [
      .optional("name", .string.or(.number), "which part; its number without it"),
      .required("score", .number, "from 0 to 1"),
      .optional("feedback", .text, "what the learner is told"),
    ])
}
