public import GradusCore

/// What reading a file or a folder gave: its content, as far as it could be read, and everything
/// that is wrong with it.
///
///     let bank = try BankReader(folder: "banks/transformer").read().get()
public struct Reading<Content> {
  /// What was read; `nil` when nothing could be. Parts with an error may be missing or empty: this is
  /// for who looks for further mistakes, all others use ``get()``.
  public var content: Content?
  /// What is wrong, in the order of the files and their lines.
  public var diagnostics: [Diagnostic]

  /// Creates what a reading gave; the findings are put in order.
  public init(content: Content?, diagnostics: [Diagnostic]) {
    self.content = content
    self.diagnostics = diagnostics.sorted()
  }

  /// Whether there is an error, not only warnings.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The content, when there is no error. Throws a ``BankError`` with all findings otherwise.
  public func get() throws(BankError) -> Content {
    guard let content, !hasErrors else { throw BankError(diagnostics: diagnostics) }
    return content
  }
}

extension Reading: Sendable where Content: Sendable {}

/// A bank or a quiz that cannot be used.
public struct BankError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in the order of the files and their lines.
  public var diagnostics: [Diagnostic]

  /// Creates an error from its findings.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// The findings, a line each.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
