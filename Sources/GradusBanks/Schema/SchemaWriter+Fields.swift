internal import GradusCore

extension SchemaWriter {
  static let placeholder: JSONTree = ["$ref": "#/$defs/placeholder"]

  static let difficulty: JSONTree = [
    "description": "From 1 (easy) to 5 (hard).", "type": "integer", "minimum": 1, "maximum": 5,
  ]

  static let key: JSONTree = [
    "type": "object",
    "additionalProperties": false,
    "oneOf": [
      ["required": ["value"]], ["required": ["given"]],
      ["properties": ["value": false, "given": false]],
    ],
    "properties": [
      "value": described("#truth", "The true value: a number, a vector or a matrix."),
      "given": ["description": "What the check works with, by name.", "type": "object"],
      "tolerance": ["$ref": "#/$defs/tolerance"],
    ],
  ]

  /// One way to take an answer out of a longer text.
  static let extraction: JSONTree = [
    "anyOf": [
      ["type": "string", "minLength": 1],
      [
        "type": "object", "additionalProperties": false,
        "anyOf": [["required": ["method"]], ["required": ["marker"]]],
        "properties": [
          "method": [
            "description": "How answers are found.",
            "enum": .list(Extraction.Method.names.map { .text($0) }),
          ],
          "marker": [
            "description": "The text before the answer.", "type": "string", "minLength": 1,
          ],
          "pick": [
            "description": "Which of several places counts; usually the last.",
            "enum": .list(Extraction.Pick.allCases.map { .text($0.rawValue) }),
          ],
        ],
      ],
    ]
  ]

  static let mistakes: JSONTree = [
    "type": "array",
    "items": [
      "anyOf": [
        ["$ref": "#/$defs/name"], placeholder,
        [
          "type": "object", "required": ["note", "value"], "additionalProperties": false,
          "properties": [
            "note": described("#name", "The stable name of the mistake."),
            "value": described("#truth", "The wrong value it gives."),
            "feedback": described("#text", "What to say to who made it."),
          ],
        ],
      ]
    ],
  ]

  /// A reference (`#name`) with a description.
  static func described(_ reference: String, _ description: String) -> JSONTree {
    ["description": .text(description), "$ref": .text("#/$defs/\(reference.dropFirst())")]
  }

  static func strings(_ description: String) -> JSONTree {
    ["description": .text(description), "type": "array", "items": ["type": "string"]]
  }

  static func orPlaceholder(_ schema: JSONTree) -> JSONTree { ["anyOf": [schema, placeholder]] }

  /// A list or a table, or a placeholder for it: told apart first, so that an editor shows a mistake
  /// where it is and not for the whole.
  static func compoundOrPlaceholder(_ schema: JSONTree) -> JSONTree {
    ["if": ["type": "string"], "then": placeholder, "else": schema]
  }

  var tolerance: JSONTree {
    let names = toleranceModes.keys.sorted()
    let mode: JSONTree =
      names.isEmpty ? ["type": "string"] : ["enum": .list(names.map { .text($0) })]
    let branches = names.map { name -> JSONTree in
      let parameters = toleranceModes[name] ?? []
      return [
        "if": ["required": ["mode"], "properties": ["mode": ["const": .text(name)]]],
        "then": [
          "properties": .table(
            [(key: "mode", value: true)] + parameters.map { (key: $0, value: true) }),
          "additionalProperties": false,
        ],
      ]
    }
    let scalar: JSONTree = ["type": ["number", "string"]]
    var table: JSONTree = [
      "type": "object", "required": ["mode"],
      "properties": ["mode": mode], "additionalProperties": scalar,
    ]
    if !branches.isEmpty { table = table.adding([(key: "allOf", value: .list(branches))]) }
    return Self.compoundOrPlaceholder(table)
  }

  /// The schema of one field, with its description and default.
  func schema(of field: FieldDeclaration) -> JSONTree {
    var entries: [(key: String, value: JSONTree)] = []
    if !field.summary.isEmpty { entries.append(("description", .text(field.summary))) }
    if let value = field.defaultValue { entries.append(("default", JSONTree(value))) }
    guard
      case .table(let own) = schema(
        of: field.kind, minimum: field.minimum, maximum: field.maximum)
    else { return .table(entries) }
    return .table(entries + own)
  }

  private func schema(
    of kind: FieldDeclaration.Kind, minimum: Double? = nil, maximum: Double? = nil
  ) -> JSONTree {
    switch kind {
    case .any: [:]
    case .string: ["type": "string"]
    case .text: ["$ref": "#/$defs/text"]
    case .number, .integer:
      Self.orPlaceholder(
        .table(
          [("type", .text(kind == .integer ? "integer" : "number"))]
            + Self.bounds(minimum, "minimum", maximum, "maximum")))
    case .boolean: Self.orPlaceholder(["type": "boolean"])
    case .enumeration(let words):
      Self.orPlaceholder(["enum": .list(words.map { .text($0) })])
    case .list(let element):
      Self.compoundOrPlaceholder(
        .table(
          [("type", "array"), ("items", schema(of: element))]
            + Self.bounds(minimum, "minItems", maximum, "maxItems")))
    case .record(let fields): Self.compoundOrPlaceholder(record(fields))
    case .map(let element):
      Self.compoundOrPlaceholder(["type": "object", "additionalProperties": schema(of: element)])
    case .key: ["$ref": "#/$defs/key"]
    case .check: ["$ref": "#/$defs/check"]
    case .mistakes: ["$ref": "#/$defs/mistakes"]
    case .tolerance: ["$ref": "#/$defs/tolerance"]
    }
  }

  private func record(_ declarations: [FieldDeclaration]) -> JSONTree {
    let fields = declarations.sorted { $0.name < $1.name }
    return [
      "type": "object",
      "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
      "properties": .table(fields.map { (key: $0.name, value: schema(of: $0)) }),
      "additionalProperties": false,
    ]
  }

  private static func bounds(
    _ minimum: Double?, _ minimumKey: String, _ maximum: Double?, _ maximumKey: String
  ) -> [(key: String, value: JSONTree)] {
    [(minimumKey, minimum), (maximumKey, maximum)].compactMap { key, bound in
      bound.map { (key: key, value: .number($0)) }
    }
  }
}

extension JSONTree {
  /// Plain data, tables sorted by key.
  init(_ value: GradusCore.Value) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .number(Double(integer))
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map { JSONTree($0) })
    case .map(let entries):
      self = .table(
        entries.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONTree($0.value)) })
    }
  }
}
