public import GradusCore

/// Reads a bank: every `.yaml` and `.yml` file below a folder.
///
///     let bank = try BankReader(folder: "banks/transformer").read().get()
///
/// What is a file of the bank and what its places are called is told with `YAMLFiles`.
public struct BankReader: Sendable {
  /// The folder as the person named it.
  public let folder: String

  /// Creates a reader of a folder; nothing is read yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// Reads all topics, in the order of their numbers and then of their names; topics without a
  /// number come last.
  public func read() -> Reading<Bank> { Self.read(YAMLFiles(folder: folder)) }

  /// Reads all topics of files that were read before, as `read()` does.
  public static func read(_ files: YAMLFiles) -> Reading<Bank> {
    let findings = Findings()
    guard isBank(files, findings) else {
      return Reading(content: nil, diagnostics: findings.diagnostics)
    }
    let bank = read(files.files, of: files.name)
    return Reading(content: bank.content, diagnostics: findings.diagnostics + bank.diagnostics)
  }

  /// Reads the topics of some files of a bank.
  static func read(_ files: [YAMLFiles.File], of name: String) -> Reading<Bank> {
    let findings = Findings()
    let read = DeepStack.map(files) { file in
      let findings = Findings()
      let topic = ReadTopic(file.bytes, file: file.path, findings: findings)
      return (topic: topic, diagnostics: findings.diagnostics)
    }
    for file in read { findings.add(file.diagnostics) }
    let topics = read.compactMap(\.topic)
    warnOfMissingTranslations(topics, findings)
    reportDuplicates(topics, findings)
    let sorted = topics.map(\.topic).sorted {
      Self.precedes(($0.number, $0.name), ($1.number, $1.name))
    }
    return Reading(
      content: Bank(name: name, topics: sorted), diagnostics: findings.diagnostics)
  }

  /// Reads the topics without their questions, for a list of topics. Mistakes in questions are not
  /// found.
  public func readHeadings() -> Reading<[TopicHeading]> { DeepStack.run { readAllHeadings() } }

  private func readAllHeadings() -> Reading<[TopicHeading]> {
    let findings = Findings()
    let files = YAMLFiles(folder: folder)
    guard Self.isBank(files, findings) else {
      return Reading(content: nil, diagnostics: findings.diagnostics)
    }
    var headings: [TopicHeading] = []
    for file in files.files {
      let reading = TopicHeading.read(file.bytes, file: file.path)
      findings.add(reading.diagnostics)
      if let heading = reading.content { headings.append(heading) }
    }
    headings.sort { Self.precedes(($0.number, $0.name), ($1.number, $1.name)) }
    return Reading(content: headings, diagnostics: findings.diagnostics)
  }

  /// Whether there are topic files at all. Says what is wrong with the folder and its files.
  static func isBank(_ files: YAMLFiles, _ findings: Findings) -> Bool {
    findings.add(files.diagnostics)
    if files.count == 0 { findings.report(.emptyFolder(files.folder), at: nil) }
    return files.count ?? 0 > 0
  }

  private static func precedes(_ left: (Int?, String), _ right: (Int?, String)) -> Bool {
    (left.0 ?? .max, left.1) < (right.0 ?? .max, right.1)
  }

  private static func warnOfMissingTranslations(_ topics: [ReadTopic], _ findings: Findings) {
    guard topics.contains(where: { $0.translations.hasTranslations }) else { return }
    for topic in topics { topic.translations.warn(findings) }
  }

  /// Addresses are a topic's name and an id that is unique in it, so that names are enough.
  private static func reportDuplicates(_ topics: [ReadTopic], _ findings: Findings) {
    var names: [String: SourceLocation] = [:]
    var numbers: [Int: (topic: String, location: SourceLocation)] = [:]
    for topic in topics {
      let name = topic.topic.name
      if let first = names[name] {
        findings.report(.duplicateTopic(name, first: first), at: topic.nameLocation)
      } else {
        names[name] = topic.nameLocation
      }
      guard let number = topic.topic.number, let location = topic.numberLocation else { continue }
      if let first = numbers[number] {
        findings.report(
          .duplicateNumber(number, topic: first.topic, first: first.location), at: location)
      } else {
        numbers[number] = (name, location)
      }
    }
  }
}
