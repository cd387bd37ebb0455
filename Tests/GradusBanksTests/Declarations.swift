import GradusBanks
import GradusCore

/// Declarations like those of the built-in formats.
let sampleFormats: [String: [FieldDeclaration]] = [
  "numeric": keyFields + [
    FieldDeclaration(
      name: "units", kind: .list(of: .string), summary: "Units an answer may have."),
    FieldDeclaration(
      name: "arithmetic", kind: .boolean, defaultValue: .boolean(false),
      summary: "Whether expressions may be typed."),
    FieldDeclaration(
      name: "decimal_separator", kind: .enumeration(["point", "comma", "automatic"]),
      defaultValue: .text("automatic"), summary: "What stands before the decimals."),
  ],
  "tensor": keyFields + [
    FieldDeclaration(
      name: "note_shape", kind: .boolean, defaultValue: .boolean(true),
      summary: "Whether an array of the wrong shape gets the note 'shape'.")
  ],
  "choice": [
    FieldDeclaration(
      name: "options",
      kind: .list(
        of: .record([
          FieldDeclaration(name: "id", kind: .string, summary: "The stable name."),
          FieldDeclaration(name: "text", kind: .text, isRequired: true, summary: "The option."),
          FieldDeclaration(name: "correct", kind: .boolean, summary: "Whether it is right."),
          FieldDeclaration(name: "pin", kind: .boolean, summary: "Whether it stays last."),
          FieldDeclaration(name: "note", kind: .string, summary: "The mistake it shows."),
          FieldDeclaration(name: "feedback", kind: .text, summary: "What to say."),
        ])), summary: "What can be chosen.", minimum: 2, maximum: 26),
    FieldDeclaration(name: "multiple", kind: .boolean, summary: "Whether several are right."),
    FieldDeclaration(name: "shuffle", kind: .boolean, summary: "Whether the seed orders them."),
    FieldDeclaration(
      name: "answer", kind: .boolean, summary: "Of a statement, whether it is true."),
    FieldDeclaration(
      name: "feedback",
      kind: .record([
        FieldDeclaration(name: "when_true", kind: .text),
        FieldDeclaration(name: "when_false", kind: .text),
      ]), summary: "What to say to who chose it."),
    FieldDeclaration(
      name: "scoring", kind: .enumeration(["net", "all-or-nothing", "per-option", "hits"])),
  ],
  "cloze": [
    FieldDeclaration(name: "text", kind: .text, isRequired: true, summary: "With [[blanks]]."),
    FieldDeclaration(
      name: "blanks",
      kind: .map(
        of: .record([
          FieldDeclaration(name: "accept", kind: .list(of: .text)),
          FieldDeclaration(name: "value", kind: .number),
          FieldDeclaration(name: "tolerance", kind: .tolerance),
          FieldDeclaration(name: "weight", kind: .number, minimum: 0),
        ])), isRequired: true, summary: "What belongs into each blank."),
  ],
  "text": [
    FieldDeclaration(
      name: "accept", kind: .list(of: .text), isRequired: true,
      summary: "Accepted answers.", minimum: 1),
    FieldDeclaration(
      name: "distance", kind: .integer, defaultValue: .integer(1), summary: "Typos.", minimum: 0,
      maximum: 3),
    FieldDeclaration(name: "extra", kind: .any),
  ],
]

private let keyFields = [
  FieldDeclaration(
    name: "answer", kind: .key, isRequired: true, summary: "The truth and its tolerance."),
  FieldDeclaration(name: "check", kind: .check, summary: "The check that works it out."),
  FieldDeclaration(name: "mistakes", kind: .mistakes, summary: "Wrong values with names."),
]

/// Stands in for plugins.
struct SampleExtensions: Extensions {
  var formats: [String: [FieldDeclaration]]
  var checks: Set<String>

  func fields(ofFormat name: String) -> [FieldDeclaration]? { formats[name] }
  func hasCheck(_ name: String) -> Bool { checks.contains(name) }
  func isInBrokenPlugin(file: String) -> Bool { false }
  var formatNames: [String] { formats.keys.sorted() }
  var checkNames: [String] { checks.sorted() }
}

/// Stands in for the tolerances of the core: two modes, whose parameters are numbers.
let sampleChecker = QuestionChecker(
  SampleExtensions(formats: sampleFormats, checks: ["attention", "softmax"]),
  toleranceProblem: { value in
    switch value["mode"]?.string {
    case "relative", "absolute": value["value"]?.double == nil ? "the mode needs 'value'" : nil
    case "allclose": nil
    default: "unknown tolerance mode \(value["mode"]?.shown ?? "")"
    }
  })
