public import GradusCore

/// Which topic is in which file of a bank, so that one can be read without the others.
///
///     let index = BankIndex(YAMLFiles(folder: "banks/transformer"))
///     let reading = index.read(topic: "t055-attention-scaling")
///
/// Where a quick look at a file does not show the name of its topic for sure, the file is read when
/// the index is made.
public struct BankIndex: Sendable {
  /// What is wrong with the folder, and with files that cannot be read.
  public let diagnostics: [Diagnostic]
  private let files: YAMLFiles
  /// The numbers of the files' topics.
  private var numbers: [Int?]
  /// The places of files by their topics' names and numbers.
  private var places: [String: [Int]] = [:]
  private var sameNumber: [Int: [Int]] = [:]

  /// Looks at the files of a bank.
  public init(_ files: YAMLFiles) {
    self.files = files
    let findings = Findings()
    _ = BankReader.isBank(files, findings)
    diagnostics = findings.diagnostics.sorted()
    var headings = files.files.map { TopicGlance($0.bytes) }
    let unsure = headings.indices.filter { headings[$0] == nil }
    let read = DeepStack.map(unsure) { [files = files.files] place in
      ReadTopic(files[place].bytes, file: files[place].path, findings: Findings())?.topic
    }
    for (place, topic) in zip(unsure, read) {
      headings[place] = topic.map { TopicGlance(name: $0.name, number: $0.number) }
    }
    numbers = headings.map { $0?.number }
    for (place, heading) in headings.enumerated() {
      guard let heading else { continue }
      places[heading.name, default: []].append(place)
      if let number = heading.number { sameNumber[number, default: []].append(place) }
    }
  }

  /// Reads a topic, together with those that have the same name or number, which is a mistake to be
  /// told; `nil` when no file seems to hold the topic. What is wrong is said as `BankReader` does,
  /// but only of these files.
  public func read(topic name: String) -> Reading<Bank>? {
    guard let own = places[name] else { return nil }
    let rivals = own.compactMap { numbers[$0] }.flatMap { sameNumber[$0] ?? [] }
    let group = Set(own + rivals).sorted()
    return BankReader.read(group.map { files.files[$0] }, of: files.name)
  }
}
