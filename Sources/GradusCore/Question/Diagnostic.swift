/// Something found wrong in a file a person wrote.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whether the file can be used all the same.
  public enum Severity: String, Hashable, Sendable {
    /// It cannot be used.
    case error
    /// It can, but somebody should look.
    case warning
  }

  /// Whether the file can be used all the same.
  public var severity: Severity
  /// Where it is; `nil` when it is about a whole folder.
  public var location: SourceLocation?
  /// What is wrong and what to do.
  public var message: String
  /// Further lines for the author, such as the calls that led there.
  public var details: String

  /// Creates a finding.
  public init(
    _ message: String, at location: SourceLocation?, severity: Severity = .error,
    details: String = ""
  ) {
    self.message = message
    self.details = details
    self.location = location
    self.severity = severity
  }

  /// `path:line:column: what is wrong`.
  public var description: String {
    let text = severity == .warning ? "warning: \(message)" : message
    guard let location else { return text }
    return "\(location): \(text)"
  }
}

extension Diagnostic: Comparable {
  /// Orders findings by file, line, column and message.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    func rank(_ diagnostic: Diagnostic) -> (String, Int, Int, String) {
      let location = diagnostic.location
      return (location?.file ?? "", location?.line ?? 0, location?.column ?? 0, diagnostic.message)
    }
    return rank(left) < rank(right)
  }
}
