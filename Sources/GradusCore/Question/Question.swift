/// The authored item: what is asked, in which format, and what is true.
public struct Question: Hashable, Sendable {
  /// The unique name, `topic.id`.
  public var address: String
  /// The name of the format that asks and grades it.
  public var format: String
  /// The most points an answer can earn.
  public var points: Double
  /// The Lua code that draws the parameters, if any.
  public var generate: LuaSnippet?
  /// What is asked; `{{name}}` stands for a parameter.
  public var prompt: Text
  /// Hints, from gentle to strong.
  public var hints: [Text]
  /// Why the right answer is right.
  public var explanation: Text?
  /// Themes, to select questions by: the topic's tags and the question's own.
  public var tags: [String]
  /// From 1 (easy) to 5 (hard).
  public var difficulty: Int
  /// The section of the bank it belongs to.
  public var section: String
  /// The works that support its facts.
  public var sources: [String]
  /// The keys that belong to its format, as authored.
  public var fields: Authored
  /// Where it stands.
  public var location: SourceLocation
  /// How the answer is taken out of a longer text; `nil` when the answer is the whole text.
  public var extract: Extraction?

  /// Creates a question.
  public init(
    address: String, format: String, points: Double = 1, generate: LuaSnippet? = nil,
    prompt: Text, hints: [Text] = [], explanation: Text? = nil, tags: [String] = [],
    difficulty: Int = 3, section: String = "", sources: [String] = [], fields: Authored,
    location: SourceLocation, extract: Extraction? = nil
  ) {
    self.address = address
    self.format = format
    self.points = points
    self.generate = generate
    self.prompt = prompt
    self.hints = hints
    self.explanation = explanation
    self.tags = tags
    self.difficulty = difficulty
    self.section = section
    self.sources = sources
    self.fields = fields
    self.location = location
    self.extract = extract
  }
}

extension Question {
  /// What banks call the fields that every question has; all others belong to its format.
  package static let keys = [
    "id", "format", "points", "generate", "prompt", "hints", "explanation", "tags", "difficulty",
    "sources", "extract",
  ]

  /// The name of its topic.
  public var topic: String { String(address.prefix { $0 != "." }) }
}

/// Lua code inside a bank, with the place of its first line.
public struct LuaSnippet: Hashable, Sendable {
  /// The code.
  public var code: String
  /// Where its first line stands.
  public var location: SourceLocation

  /// Creates a snippet.
  public init(code: String, location: SourceLocation) {
    self.code = code
    self.location = location
  }
}
