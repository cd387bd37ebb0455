internal import GradusCore
internal import GradusPlugins

/// Works out the fingerprints of questions: what decides their verdicts, as 32 hexadecimal digits.
struct Fingerprints {
  /// The version of grading itself: a change that can alter verdicts raises it.
  static let gradingVersion = "2"

  private let library: PluginLibrary
  private var sources: [Int: String] = [:]
  private var known: [String: String] = [:]

  init(_ library: PluginLibrary) { self.library = library }

  /// The fingerprint of a question: its definition, the sources of the plugins that grade it, and
  /// the version of grading.
  mutating func text(of question: Question) -> String {
    if let text = known[question.address] { return text }
    let digest = Digest()
    digest.add(Self.gradingVersion)
    digest.add(question.address)
    digest.add(question.format)
    digest.add(question.points.shown)
    digest.add(question.generate?.code ?? "")
    digest.add(question.prompt.value.json)
    digest.add(question.fields)
    digest.add(question.extract?.description ?? "")
    for place in library.plugins(grading: question) { digest.add(digits(ofPlugin: place)) }
    known[question.address] = digest.digits
    return digest.digits
  }

  private mutating func digits(ofPlugin place: Int) -> String {
    if let text = sources[place] { return text }
    let plugin = library.plugins[place].folder
    let digest = Digest()
    digest.add(plugin.name)
    for file in [plugin.main] + plugin.modules {
      digest.add(file.module)
      digest.add(file.source)
    }
    sources[place] = digest.digits
    return digest.digits
  }
}
