internal import Foundation
internal import GradusCore

/// What was found wrong so far, of which each finding is told once.
final class ToldFindings: @unchecked Sendable {
  // @unchecked Sendable because `told` is only touched while `lock` is held.

  private let report: (Diagnostic) -> Void
  private let lock = NSLock()
  private var told: Set<Diagnostic>

  /// - Parameter told: what is taken as told.
  init(told: some Sequence<Diagnostic> = [], report: @escaping (Diagnostic) -> Void = { _ in }) {
    self.told = Set(told)
    self.report = report
  }

  /// Tells findings in order, those that are new.
  func tell(_ findings: [Diagnostic]) {
    lock.withLock {
      for finding in findings.sorted() where told.insert(finding).inserted { report(finding) }
    }
  }

  /// All of them, sorted by place.
  var sorted: [Diagnostic] { lock.withLock { told.sorted() } }
}
