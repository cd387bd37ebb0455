public import GradusCore

/// Reads a bank: every `.yaml` and `.yml` file below a folder.
///
///     let bank = try BankReader(folder: "banks/transformer").read().get()
///
/// Places in files are the folder as given, a slash and the path below it. Files and folders whose
/// names begin with a dot are skipped.
public struct BankReader: Sendable {
  /// The folder as the person named it.
  public let folder: String

  /// Creates a reader of a folder; nothing is read yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// Reads all topics, in the order of their numbers and then of their names; topics without a
  /// number come last.
  public func read() -> Reading<Bank> { DeepStack.run { readBank() } }

  private func readBank() -> Reading<Bank> {
    let findings = Findings()
    let place = YAMLFolder(folder)
    guard let files = files(of: place, findings) else {
      return Reading(content: nil, diagnostics: findings.diagnostics)
    }
    let read = DeepStack.map(files) { file in
      let findings = Findings()
      let topic = YAMLFolder.bytes(of: file, findings).flatMap {
        ReadTopic($0, file: file, findings: findings)
      }
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
      content: Bank(name: place.name, topics: sorted), diagnostics: findings.diagnostics)
  }

  /// Reads the topics without their questions, for a list of topics. Mistakes in questions are not
  /// found.
  public func readHeadings() -> Reading<[TopicHeading]> { DeepStack.run { readAllHeadings() } }

  private func readAllHeadings() -> Reading<[TopicHeading]> {
    let findings = Findings()
    guard let files = files(of: YAMLFolder(folder), findings) else {
      return Reading(content: nil, diagnostics: findings.diagnostics)
    }
    var headings: [TopicHeading] = []
    for file in files {
      guard let bytes = YAMLFolder.bytes(of: file, findings) else { continue }
      let reading = TopicHeading.read(bytes, file: file)
      findings.add(reading.diagnostics)
      if let heading = reading.content { headings.append(heading) }
    }
    headings.sort { Self.precedes(($0.number, $0.name), ($1.number, $1.name)) }
    return Reading(content: headings, diagnostics: findings.diagnostics)
  }

  private func files(of place: YAMLFolder, _ findings: Findings) -> [String]? {
    guard let files = place.files(findings) else { return nil }
    guard !files.isEmpty else {
      findings.report(.emptyFolder(folder), at: nil)
      return nil
    }
    return files
  }

  private static func precedes(_ left: (Int?, String), _ right: (Int?, String)) -> Bool {
    (left.0 ?? .max, left.1) < (right.0 ?? .max, right.1)
  }

  private func warnOfMissingTranslations(_ topics: [ReadTopic], _ findings: Findings) {
    guard topics.contains(where: { $0.translations.hasTranslations }) else { return }
    for topic in topics { topic.translations.warn(findings) }
  }

  /// Addresses are a topic's name and an id that is unique in it, so that names are enough.
  private func reportDuplicates(_ topics: [ReadTopic], _ findings: Findings) {
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
