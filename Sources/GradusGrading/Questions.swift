internal import Foundation
internal import GradusBanks
public import GradusCore
public import GradusPlugins

/// The questions of plugins and banks, of which no more is read than is asked for.
///
///     let questions = try Questions(plugins: folders, banks: ["sums"], report: { print($0) })
///     questions.question(at: "t.sum")  // reads topic `t`
///     questions.whole                  // reads everything
///
/// All files are as they were when this was created, whenever their topics are read.
public final class Questions: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched while `lock` is held.

  /// The plugins.
  public var library: PluginLibrary { sources.library }
  private let sources: Workspace.Sources
  private let indexes: [BankIndex]
  private let findings: ToldFindings

  /// A question that was read, and where it stands.
  private struct Known {
    var question: Question
    var place: BankPlace
  }

  private let lock = NSLock()
  private var workspace: Workspace?
  private var known: [String: Known] = [:]
  private lazy var checker = Workspace.checker(library)
  /// The topics that were read, by the place of their bank and their name.
  private var read: [Set<String>]

  /// Finds plugins and looks which topics there are.
  ///
  /// - Parameters:
  ///   - plugins: folders of plugins, or folders that hold such folders.
  ///   - banks: further bank folders.
  ///   - budget: what loading a plugin may use.
  ///   - log: takes what plugins print.
  ///   - report: takes what is wrong, each finding once: of folders now, of a plugin when it is
  ///     loaded, of a topic when it is read.
  public init(
    plugins: [String], banks: [String] = [], budget: Budget = Budget(),
    log: @escaping (String) -> Void = { _ in }, report: @escaping (Diagnostic) -> Void = { _ in }
  ) throws(PluginError) {
    let findings = ToldFindings(report: report)
    sources = try Workspace.Sources(
      plugins: plugins, banks: banks, budget: budget, log: log,
      report: { findings.tell([$0.diagnostic]) })
    self.findings = findings
    indexes = sources.banks.map { BankIndex($0) }
    read = Array(repeating: [], count: indexes.count)
    findings.tell(indexes.flatMap(\.diagnostics))
  }

  /// Creates the questions of a workspace, all of which were read. What is wrong in it is taken as
  /// told.
  public init(_ workspace: Workspace) {
    self.workspace = workspace
    sources = workspace.sources
    findings = ToldFindings(told: workspace.diagnostics)
    indexes = []
    read = []
  }

  /// The question at an address; of several banks that have it, the first one's. Reads its topic
  /// when that was not read before, and everything when no topic seems to have the question.
  public func question(at address: String) -> Question? {
    lock.lock()
    defer { lock.unlock() }
    if let workspace { return workspace.questions[address] }
    return find(address)?.question ?? readAll().questions[address]
  }

  /// Where questions stand in bank order, by address. Reads their topics, or everything when one of
  /// them is unknown.
  func places(of addresses: some Sequence<String>) -> [String: BankPlace] {
    lock.lock()
    defer { lock.unlock() }
    guard workspace == nil else { return wholePlaces }
    var places: [String: BankPlace] = [:]
    for address in addresses {
      guard let known = find(address) else { return wholePlaces }
      places[address] = known.place
    }
    return places
  }

  /// Everything there is; read when it is first asked for.
  public var whole: Workspace {
    lock.lock()
    defer { lock.unlock() }
    return readAll()
  }

  /// What is wrong with what was read, sorted by place. Texts that are not translated are found
  /// when the same topic has some that are, or when everything was read.
  public var diagnostics: [Diagnostic] { findings.sorted }

  /// Whether anything that was read cannot be used as it is.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// One hash for all that decides results besides the answers and what is asked for: the topics,
  /// the quizzes, the sources of plugins, and the version of grading.
  var digest: String { sources.digest }

  // MARK: Reading

  /// The question in its topic, which is read if it was not.
  private func find(_ address: String) -> Known? {
    if let found = known[address] { return found }
    let topic = String(address.prefix { $0 != "." })
    for (place, index) in indexes.enumerated() where !read[place].contains(topic) {
      add(topic, of: index, at: place)
      if let found = known[address] { return found }
    }
    return nil
  }

  private func add(_ topic: String, of index: BankIndex, at place: Int) {
    read[place].insert(topic)
    guard let reading = index.read(topic: topic), let bank = reading.content else { return }
    // Other topics may be among them, and those of an earlier bank come first.
    for found in bank.topics where found.name == topic {
      for (number, question) in found.questions.enumerated()
      where known[question.address] == nil {
        known[question.address] = Known(
          question: question, place: BankPlace(bank: place, topic: found, question: number))
      }
    }
    findings.tell(reading.diagnostics + checker.check(bank))
  }

  private func readAll() -> Workspace {
    if let workspace { return workspace }
    let workspace = Workspace(sources)
    self.workspace = workspace
    findings.tell(workspace.diagnostics)
    return workspace
  }

  /// The places of all questions.
  private lazy var wholePlaces: [String: BankPlace] = {
    var places: [String: BankPlace] = [:]
    for (bank, content) in readAll().banks.enumerated() {
      for topic in content.topics {
        for (number, question) in topic.questions.enumerated()
        where places[question.address] == nil {
          places[question.address] = BankPlace(bank: bank, topic: topic, question: number)
        }
      }
    }
    return places
  }()
}
