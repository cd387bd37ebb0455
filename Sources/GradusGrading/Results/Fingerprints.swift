internal import GradusCore
internal import GradusPlugins

/// Works out the fingerprints of questions: what decides their verdicts, as 32 hexadecimal digits.
struct Fingerprints {
  /// The version of grading itself: a change that can alter verdicts raises it.
  static let gradingVersion = "2"

  private let library: PluginLibrary
  private var sources: [Int: String] = [:]
  private var known: [String: String] = [:]
  private var news: [NamedQuestion] = []

  init(_ library: PluginLibrary) { self.library = library }

  /// The fingerprint of a question: its definition, the sources of the plugins that grade it, and
  /// the version of grading.
  mutating func text(of question: Question) -> String {
    if let text = known[question.address] { return text }
    var content = DigestedContent()
    content.add(Self.gradingVersion)
    content.add(question.address)
    content.add(question.format)
    content.add(question.points.shown)
    content.add(question.generate?.code ?? "")
    content.add(question.prompt.value.json)
    content.add(question.fields)
    content.add(question.extract?.description ?? "")
    for place in library.plugins(grading: question) { content.add(digits(ofPlugin: place)) }
    known[question.address] = content.digits
    news.append(NamedQuestion(address: question.address, fingerprint: content.digits))
    return content.digits
  }

  /// The questions that were new since this was last asked for.
  mutating func takeNews() -> [NamedQuestion] {
    defer { news.removeAll() }
    return news
  }

  private mutating func digits(ofPlugin place: Int) -> String {
    if let text = sources[place] { return text }
    let plugin = library.folders[place]
    var content = DigestedContent()
    content.add(plugin.name)
    for file in [plugin.main] + plugin.modules {
      content.add(file.module)
      content.add(file.source)
    }
    sources[place] = content.digits
    return content.digits
  }
}
