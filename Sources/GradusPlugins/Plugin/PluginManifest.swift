public import GradusCore
internal import GradusLua

/// What a plugin brings, as its table declares it.
public struct PluginManifest: Hashable, Sendable {
  /// How a question is asked, read and graded.
  public struct Format: Hashable, Sendable {
    /// The name questions use.
    public var name: String
    /// The keys of its questions, sorted by name.
    public var fields: [FieldDeclaration]
    /// The functions it defines.
    public var phases: Set<String>
  }

  /// How scores combine.
  public struct Rule: Hashable, Sendable {
    /// The name quizzes use.
    public var name: String
    /// One sentence.
    public var summary: String
    /// Its options.
    public var options: [FieldDeclaration]
    /// Worked examples: `{parts:, options:, score:}` each.
    public var samples: [Value]
  }

  /// A reference and its named mistakes.
  public struct Check: Hashable, Sendable {
    /// Something a check is given.
    public struct Given: Hashable, Sendable {
      /// Its name.
      public var name: String
      /// The type as declared, such as `tensor[n,d]`.
      public var type: String
      /// Whether it may be left out.
      public var isOptional: Bool
    }

    /// One value to find; a check without steps has one without a name.
    public struct Step: Hashable, Sendable {
      /// Its name.
      public var name: String
      /// The named mistakes with their feedback.
      public var mistakes: [String: Text]
    }

    /// The name questions use.
    public var name: String
    /// One sentence.
    public var summary: String
    /// What it is given, sorted by name.
    public var givens: [Given]
    /// What is to be found.
    public var steps: [Step]
    /// Whether an answer names several steps.
    public var hasSteps: Bool
    /// What a step is worth that follows rightly from a wrong one.
    public var followThrough: Double
    /// Worked examples: `{given:, value:}` each.
    public var samples: [Value]
  }

  /// The plugin's name.
  public var name: String
  /// Its version.
  public var version: String
  /// Its formats by name.
  public var formats: [String: Format]
  /// Its rules by name.
  public var rules: [String: Rule]
  /// Its checks by name.
  public var checks: [String: Check]
  /// What it asks for each of its calls.
  public var budget: Budget

  /// The version of the plugin interface this Gradus speaks.
  public static let api = 1
}
