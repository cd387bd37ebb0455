public import GradusCore

/// Checks the fields of questions against what their formats declare, before any plugin code runs.
///
///     let checker = QuestionChecker(library, toleranceProblem: { _ in nil })
///     let findings = checker.check(bank)
///
/// A text with `{{` in it passes for every kind, since its kind shows only when it is filled in.
public struct QuestionChecker: Sendable {
  let extensions: any Extensions
  let toleranceProblem: @Sendable (Value) -> String?

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - extensions: what plugins bring.
  ///   - toleranceProblem: what is wrong with a tolerance, a table such as
  ///     `{mode: relative, value: 0.01}`; `nil` when nothing is. Placeholders are not handed to it.
  public init(
    _ extensions: any Extensions, toleranceProblem: @escaping @Sendable (Value) -> String?
  ) {
    self.extensions = extensions
    self.toleranceProblem = toleranceProblem
  }

  /// What is wrong in the fields of a bank's questions, in order. Texts without translations are
  /// warned of when the bank has translated ones.
  public func check(_ bank: Bank) -> [Diagnostic] {
    let findings = Findings()
    let log = TranslationLog()
    for topic in bank.topics where topic.title.common == nil { log.addTranslated() }
    for question in bank.questions {
      if question.prompt.common == nil { log.addTranslated() }
      check(question, findings, log)
    }
    if log.hasTranslations { log.warn(findings) }
    return findings.diagnostics.sorted()
  }

  /// What is wrong in the fields of one question, in order.
  public func check(_ question: Question) -> [Diagnostic] {
    let findings = Findings()
    let log = TranslationLog()
    if question.prompt.common == nil { log.addTranslated() }
    check(question, findings, log)
    if log.hasTranslations { log.warn(findings) }
    return findings.diagnostics.sorted()
  }

  private func check(_ question: Question, _ findings: Findings, _ log: TranslationLog) {
    guard let declarations = extensions.fields(ofFormat: question.format) else {
      // The plugin's own fault is told instead.
      guard !extensions.isInBrokenPlugin(file: question.location.file) else { return }
      findings.report(
        .unknownFormat(question.format, known: extensions.formatNames), at: question.location)
      return
    }
    let checker = FieldChecker(
      checker: self, declarations: declarations, fields: question.fields, findings: findings,
      log: log)
    checker.check()
  }
}
