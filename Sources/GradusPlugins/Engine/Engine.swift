internal import GradusCore
internal import GradusLua

/// Asks and grades questions through plugins.
///
/// An engine keeps a sandbox for each plugin it used and is bound to the `LuaThread` it runs on;
/// make one for each thread. What it returns are values that can go anywhere.
public final class Engine {
  /// The plugins it works with.
  public let library: PluginLibrary
  private let budget: Budget
  private let log: (String) -> Void
  private let observer: ((PluginCall) -> Void)?
  private var sandboxes: [SandboxKey: PluginSandbox] = [:]
  private var snippets: SnippetRunner?

  /// Formats and checks of one plugin have a sandbox each, since a format may be in the middle of
  /// a call when its check is evaluated.
  private struct SandboxKey: Hashable {
    var plugin: Int
    var isForChecks: Bool
  }

  /// Creates an engine.
  ///
  /// - Parameters:
  ///   - budget: what each call may use, whatever a plugin asks for.
  ///   - log: takes a line that a plugin prints, with the plugin's name in front.
  ///   - observer: is told of each call of a plugin when it ends, so that a call inside another
  ///     comes first. Values are only written out for it when it is there.
  public init(
    library: PluginLibrary, budget: Budget = Budget(),
    log: @escaping (String) -> Void = { _ in }, observer: ((PluginCall) -> Void)? = nil
  ) {
    self.library = library
    self.budget = budget
    self.log = log
    self.observer = observer
  }

  func sandbox(_ plugin: Int, forChecks: Bool = false) throws(PluginError) -> PluginSandbox {
    let key = SandboxKey(plugin: plugin, isForChecks: forChecks)
    if let open = sandboxes[key], !open.isSpent { return open }
    let entry = library.plugins[plugin]
    let fresh = try PluginSandbox(
      entry.folder, limits: budget.limits(asked: entry.manifest.budget), log: log,
      observer: observer)
    sandboxes[key] = fresh
    return fresh
  }

  func runner() throws(PluginError) -> SnippetRunner {
    if let snippets, !snippets.isSpent { return snippets }
    let fresh = try SnippetRunner(limits: budget.limits(), log: log, observer: observer)
    snippets = fresh
    return fresh
  }

  func format(
    of question: Question
  ) throws(PluginError) -> (plugin: Int, format: PluginManifest.Format) {
    guard let found = library.find(question.format, in: \.formats) else {
      throw PluginError(
        .question,
        "question '\(question.address)' has the unknown format '\(question.format)'"
          + Suggestion.sentence(for: question.format, in: library.formats.keys.sorted()),
        at: question.location)
    }
    return (found.plugin, found.extension)
  }
}
