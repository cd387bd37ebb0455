public import GradusCore

/// JSON Schemas (draft 2020-12) with which editors complete and check bank files.
///
///     let text = JSONSchema.topics(formats: ["numeric": declarations], checks: ["attention"])
///
/// The same declarations give the same bytes, whatever order dictionaries have.
public enum JSONSchema {
  /// The schema of a topic file.
  ///
  /// - Parameters:
  ///   - formats: what each format declares, by the format's name.
  ///   - checks: the names of all checks the plugins bring; with none, any name passes.
  ///   - toleranceModes: the parameters each mode of tolerance takes; with none, any mode passes.
  public static func topics(
    formats: [String: [FieldDeclaration]], checks: [String] = [],
    toleranceModes: [String: [String]] = [:]
  ) -> String {
    let writer = SchemaWriter(
      formats: formats, checks: checks.sorted(), toleranceModes: toleranceModes)
    return writer.topic().text
  }
}

/// Builds the schema of a topic file.
struct SchemaWriter {
  let formats: [String: [FieldDeclaration]]
  let checks: [String]
  let toleranceModes: [String: [String]]

  static let name = "^[a-z0-9]+(-[a-z0-9]+)*$"

  func topic() -> JSONTree {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A topic of a Gradus bank",
      "type": "object",
      "required": ["topic", "title", "questions"],
      "additionalProperties": false,
      "properties": [
        "topic": Self.described("#name", "The unique name, such as t055-attention-scaling."),
        "number": [
          "description": "Its number in the bank.", "type": "integer", "minimum": 0,
        ],
        "section": [
          "description": "The section of the bank it belongs to.", "type": "string",
        ],
        "difficulty": Self.difficulty,
        "tags": Self.strings("Themes of all its questions."),
        "title": Self.described("#text", "What the topic is called."),
        "sources": Self.strings("The works that support its facts."),
        "questions": [
          "description": "Its questions.", "type": "array", "minItems": 1,
          "items": ["$ref": "#/$defs/question"],
        ],
      ],
      "$defs": definitions,
    ]
  }

  private var definitions: JSONTree {
    let common: JSONTree = [
      "name": ["type": "string", "pattern": .text(Self.name)],
      "placeholder": [
        "description": "Takes a parameter: '{{name}}'.", "type": "string", "pattern": "\\{\\{",
      ],
      "text": [
        "oneOf": [
          ["type": "string", "minLength": 1], ["type": "integer"],
          [
            "type": "object", "required": ["en", "zh"], "additionalProperties": false,
            "properties": [
              "en": ["description": "English.", "type": ["string", "integer"]],
              "zh": ["description": "Chinese.", "type": ["string", "integer"]],
            ],
          ],
        ]
      ],
      "truth": [
        "anyOf": [
          ["type": "number"], Self.placeholder,
          ["type": "array", "items": ["$ref": "#/$defs/truth"]],
        ]
      ],
      "tolerance": tolerance,
      "check": checks.isEmpty
        ? ["type": "string"] : Self.orPlaceholder(["enum": .list(checks.map { .text($0) })]),
      "key": Self.compoundOrPlaceholder(Self.key),
      "extraction": Self.extraction,
      "extract": [
        "anyOf": [
          ["$ref": "#/$defs/extraction"],
          ["type": "array", "minItems": 1, "items": ["$ref": "#/$defs/extraction"]],
        ]
      ],
      "mistakes": Self.compoundOrPlaceholder(Self.mistakes),
      "question": question,
    ]
    return common.adding(
      formats.keys.sorted().map { name in
        (key: "format-\(name)", value: format(formats[name] ?? []))
      })
  }

  /// A question: the fields of all, and for each format its own.
  private var question: JSONTree {
    let names = formats.keys.sorted()
    let branches = names.map { name -> JSONTree in
      [
        "if": ["required": ["format"], "properties": ["format": ["const": .text(name)]]],
        "then": ["$ref": .text("#/$defs/format-\(name)")],
      ]
    }
    return [
      "type": "object",
      "required": ["id", "format", "prompt"],
      "properties": .table(commonFields),
      "allOf": .list(branches),
    ]
  }

  private var commonFields: [(key: String, value: JSONTree)] {
    let names: [JSONTree] = formats.keys.sorted().map { .text($0) }
    return [
      ("id", Self.described("#name", "The stable name within the topic.")),
      (
        "format",
        [
          "description": "The format that asks and grades it.", "type": "string",
          "enum": .list(names),
        ]
      ),
      (
        "points",
        [
          "description": "The most points an answer can earn.", "type": "number",
          "exclusiveMinimum": 0, "default": 1,
        ]
      ),
      (
        "generate",
        ["description": "Lua code that returns a table of parameters.", "type": "string"]
      ),
      ("prompt", Self.described("#text", "What is asked; {{name}} inserts a parameter.")),
      (
        "hints",
        [
          "description": "Hints, from gentle to strong.", "type": "array",
          "items": ["$ref": "#/$defs/text"],
        ]
      ),
      ("explanation", Self.described("#text", "Why the right answer is right.")),
      ("tags", Self.strings("Themes, besides those of the topic.")),
      ("difficulty", Self.difficulty),
      ("sources", Self.strings("The works that support it, instead of the topic's.")),
      (
        "extract",
        Self.described("#extract", "How the answer is taken out of a longer text.")
      ),
    ]
  }

  /// The fields of a format. The common ones are named again so that all others can be refused.
  private func format(_ declarations: [FieldDeclaration]) -> JSONTree {
    let fields = declarations.sorted { $0.name < $1.name }
    let own = fields.map { (key: $0.name, value: schema(of: $0)) }
    let common = commonFields.map { (key: $0.key, value: JSONTree.boolean(true)) }
    return [
      "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
      "properties": .table(common + own),
      "additionalProperties": false,
    ]
  }
}
