public import GradusCore
internal import GradusLua

/// A fault of a plugin, or of a question that uses it.
public struct PluginError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is, for code that wants to react.
  public enum Code: Hashable, Sendable {
    /// A file cannot be read or compiled, or does not return what it should.
    case load
    /// A plugin's function raised an error.
    case raised
    /// A plugin's function returned something else than its phase may.
    case returned
    /// A plugin's function used up its budget.
    case budget
    /// A question asks for something that does not exist or does not fit.
    case question
  }

  /// What kind of fault it is.
  public var code: Code
  /// What is wrong and what was expected, naming plugin, phase and key.
  public var message: String
  /// Where.
  public var place: SourceLocation?
  /// The calls that led there, a line each.
  public var traceback: String

  init(_ code: Code, _ message: String, at place: SourceLocation? = nil, traceback: String = "") {
    self.code = code
    self.message = message
    self.place = place
    self.traceback = traceback
  }

  /// `file:line: what is wrong`.
  public var description: String {
    guard let place else { return message }
    return "\(place): \(message)"
  }

  /// The fault as a verdict reports it.
  public var failure: Verdict.Failure {
    Verdict.Failure(
      reason: code == .budget ? .budget : .pluginError, message: description, place: place,
      traceback: traceback)
  }

  /// The fault as a finding in a file.
  public var diagnostic: Diagnostic { Diagnostic(message, at: place, details: traceback) }
}

extension PluginError {
  /// An error of Lua during `phase`, such as "grade of format 'numeric'", in one of `files`.
  init(_ error: LuaError, during phase: String, in files: [String]) {
    let code: Code =
      switch error.code {
      case .syntax: .load
      case .raised: .raised
      case .limit: .budget
      }
    var place: SourceLocation?
    if let file = error.file, let line = error.line {
      place = SourceLocation(file: file, line: line)
    }
    var traceback = error.traceback
    for file in files {
      let short = Self.shortened(file)
      if place?.file == short { place?.file = file }
      traceback = traceback.replacing(short, with: file)
    }
    self.init(code, "\(phase): \(error.message)", at: place, traceback: traceback)
  }

  /// What Lua calls a file whose path has more than 59 bytes: `...` and its last 56.
  static func shortened(_ file: String) -> String {
    "..." + String(decoding: file.utf8.suffix(56), as: UTF8.self)
  }
}
