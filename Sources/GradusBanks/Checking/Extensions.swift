public import GradusCore

/// What plugins bring that questions name. Each is asked for by its name, so that no more plugins
/// need to be loaded than the questions use; all names are asked for when one is unknown.
public protocol Extensions: Sendable {
  /// What a format declares; `nil` when there is no such format.
  func fields(ofFormat name: String) -> [FieldDeclaration]?

  /// Whether there is a check with this name.
  func hasCheck(_ name: String) -> Bool

  /// Whether a file lies in the folder of a plugin that cannot be loaded, so that it is unknown what
  /// the plugin brings.
  func isInBrokenPlugin(file: String) -> Bool

  /// The names of all formats, sorted.
  var formatNames: [String] { get }

  /// The names of all checks, sorted.
  var checkNames: [String] { get }
}
