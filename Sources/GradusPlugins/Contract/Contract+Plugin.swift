extension Contract {
  static let plugin = ContractTable(
    "plugin", "gradus.Plugin", "What `plugin.lua` returns.",
    [
      .required("name", .string, "the plugin's name"),
      .required("version", .string, "its version, such as `\"1.0.0\"`"),
      .required(
        "api", .integer,
        "the version of this interface it is written for: \(PluginManifest.api)"),
      .optional("formats", .map(of: .record(format)), "formats by the name questions use"),
      .optional("rules", .map(of: .record(rule)), "rules by the name quizzes use"),
      .optional("checks", .map(of: .record(check)), "checks by the name questions use"),
      .optional("doc", .string, "one sentence"),
      .optional("budget", .record(budget), "what each of its calls may use"),
    ])

  static let budget = ContractTable(
    "budget", "gradus.Budget",
    "What each call of the plugin may use, where the usual is not enough or more than enough. "
      + "Whoever runs it has the last word.",
    Budget.parts.map { part in
      .optional(
        part.name, .integer,
        "\(part.summary); usually \(part.usual), at the most \(part.largest)")
    })

  // MARK: Formats

  private static let givenVariant = Parameter.any("variant", .variant, "what `prepare` returned")

  static let format = ContractTable(
    "format", "gradus.Format", "How a question is asked, read and graded.",
    [
      .optional(
        "fields", .map(of: .record(field)),
        "the keys of its questions by name, checked before any code runs"),
      .optional("doc", .string, "one sentence"),
      .function(
        "prepare",
        [
          .any(
            "question", .table,
            "its fields with parameters and defaults filled in, and `id`, `prompt` and `points`"),
          .any("rng", .stream, "seeded by the variant; see [rng](api-rng.md)"),
        ],
        .value(.variant, "plain data and no objects"),
        "Makes the variant, once for each question and seed. Without it the variant is the "
          + "question's fields."),
      .function(
        "present",
        [
          givenVariant,
          .any("context", .record(presentContext), "see [context of present](#context-of-present)"),
        ],
        .value(.record(view)),
        "Shows the question below its prompt, which the host prints. Without it there is one line "
          + "to fill in."),
      .function(
        "parse",
        [
          .any(
            "raw", .raw,
            "as typed, never blank; a list or table when an answer file holds one, a JSON number "
              + "as its text"), givenVariant,
        ],
        .valueOrProblem(
          .any, "the value for `grade`; the problem is a text that says what is expected"),
        "Reads an answer. With a problem the answer is invalid and costs no attempt. Without it "
          + "`grade` gets the raw answer."),
      .function(
        "grade", [.any("value", .any, "what `parse` returned"), givenVariant],
        .value(.number.or(.record(verdict)), "a score from 0 to 1, or a verdict with one"),
        isRequired: true, "Grades an answer."),
      .function(
        "solution", [givenVariant], .value(.raw, "a raw answer that scores 1"),
        "Solves the question; `gradus check` proves that it scores 1."),
      .function(
        "samples", [givenVariant], .value(.list(of: .record(sample))),
        "Foretells what becomes of raw answers; `gradus check` proves it for every question and "
          + "seed."),
    ])

  static let variant = ContractTable(
    "variant", "gradus.Variant",
    "What `prepare` returned, under its own keys; the host adds two.",
    [
      .optional(
        "check", .record(checkObject),
        "compares with the key; there when the format has a field of type `key` and the question "
          + "fills it in: see [variant.check](api-check.md)"),
      .optional(
        "self_marking", .boolean,
        "true in `parse` where learners may mark their own answers, which no batch allows"),
    ])

  /// The class of `variant.check`, whose methods are host functions.
  private static let checkObject = ContractTable("variant.check", "check", "", [])

  static let presentContext = ContractTable(
    "context of present", "gradus.PresentContext", "For whom a question is shown.",
    [.required("lang", .string, "the language, `\"en\"` or `\"zh\"`")])

  static let sample = ContractTable(
    "sample", "gradus.Sample", "A raw answer and what must become of it.",
    [
      .required("answer", .raw, "the raw answer"),
      .optional("score", .number, "the score it must get; not compared without it"),
      .optional("notes", .list(of: .string), "the notes it must get; not compared without it"),
      .optional("invalid", .boolean, "true when it cannot be read"),
      .optional("manual", .boolean, "true when a person must mark it"),
    ])

  // MARK: Rules

  static let rule = ContractTable(
    "rule", "gradus.Rule", "How the scores of parts combine.",
    [
      .function(
        "combine",
        [
          .list("parts", of: .record(rulePart), "in the order of the quiz"),
          .any("context", .record(ruleContext), "see [context of combine](#context-of-combine)"),
        ],
        .value(.number, "a score from 0 to 1"), isRequired: true, "Combines the parts."),
      .optional(
        "options", .map(of: .record(field)),
        "what a quiz may set by name, declared like the fields of a format"),
      .optional("doc", .string, "one sentence"),
      .optional(
        "samples", .list(of: .record(ruleSample)), "worked examples, proved by `gradus check`"),
    ])

  static let rulePart = ContractTable(
    "part of a rule", "gradus.RulePart", "A question of a quiz, or an attempt at a question.",
    [
      .optional("score", .number, "from 0 to 1; nil when it was not answered"),
      .required("points", .number, "how many points it is worth"),
      .required("status", .string, "such as `\"graded\"`, `\"blank\"` or `\"invalid\"`"),
      .required("attempts", .integer, "how many attempts it took"),
      .required("hints", .integer, "how many hints were shown"),
    ])

  static let ruleContext = ContractTable(
    "context of combine", "gradus.RuleContext", "How a quiz wants a rule to work.",
    [.required("options", .table, "the options with defaults filled in")])

  static let ruleSample = ContractTable(
    "sample of a rule", "gradus.RuleSample", "Parts and the score they must give.",
    [
      .required("parts", .list(of: .record(rulePart)), "the parts"),
      .optional("options", .table, "the options that differ from their defaults"),
      .required("score", .number, "the score they must give"),
    ])
}
