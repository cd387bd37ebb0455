internal import GradusCore

/// Collects what is wrong while a file is read.
///
/// A class, because every part of a file adds to the same list; it never leaves the reading.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  func report(
    _ problem: Problem, at location: SourceLocation?, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(problem.message, at: location, severity: severity))
  }

  func add(_ more: [Diagnostic]) { diagnostics += more }
}
