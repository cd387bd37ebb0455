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
  private let testing: Testing
  private let log: (String) -> Void
  private let observer: ((PluginCall) -> Void)?
  private var sandboxes: [SandboxKey: PluginSandbox] = [:]
  private var snippets: SnippetRunner?
  /// What sandboxes that met a limit had seen.
  private(set) var past = PastSandboxes()

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
  ///   - testing: what testing a plugin asks for.
  ///   - log: takes a line that a plugin prints, with the plugin's name in front.
  ///   - observer: is told of each call of a plugin when it ends, so that a call inside another
  ///     comes first. Values are only written out for it when it is there.
  public init(
    library: PluginLibrary, budget: Budget = Budget(), testing: Testing = Testing(),
    log: @escaping (String) -> Void = { _ in }, observer: ((PluginCall) -> Void)? = nil
  ) {
    self.library = library
    self.budget = budget
    self.testing = testing
    self.log = log
    self.observer = observer
  }

  func sandbox(_ plugin: Int, forChecks: Bool = false) throws(PluginError) -> PluginSandbox {
    let key = SandboxKey(plugin: plugin, isForChecks: forChecks)
    if let open = sandboxes[key] {
      guard open.isSpent else { return open }
      past.add(open)
    }
    let entry = try library.plugin(at: plugin)
    let fresh = try PluginSandbox(
      entry.folder, settings(asked: entry.manifest.budget, of: entry.folder.path))
    sandboxes[key] = fresh
    return fresh
  }

  /// The sandboxes in use.
  var open: some Sequence<PluginSandbox> { sandboxes.values }

  /// What each call of a plugin may use.
  func limits(of plugin: Int) throws(PluginError) -> LuaLimits {
    budget.limits(asked: try library.plugin(at: plugin).manifest.budget)
  }

  private func settings(asked: Budget, of plugin: String?) -> SandboxSettings {
    let isWatched = plugin != nil && plugin == testing.watched
    return SandboxSettings(
      limits: budget.limits(asked: asked),
      options: LuaOptions(recordsLines: isWatched && testing.recordsLines, salt: testing.salt),
      watchesVariables: isWatched, log: log, observer: observer)
  }

  func runner() throws(PluginError) -> SnippetRunner {
    if let snippets, !snippets.isSpent { return snippets }
    let fresh = try SnippetRunner(settings(asked: Budget(), of: nil))
    snippets = fresh
    return fresh
  }

  func format(
    of question: Question
  ) throws(PluginError) -> (plugin: Int, format: PluginManifest.Format) {
    guard let found = library.find(question.format, in: \.formats) else {
      let reason =
        library.fault(aroundFile: question.location.file).map { "; its plugin has a fault: \($0)" }
        ?? Suggestion.sentence(for: question.format, in: library.formatNames)
      throw PluginError(
        .question,
        "question '\(question.address)' has the unknown format '\(question.format)'"
          + reason, at: question.location)
    }
    return (found.plugin, found.extension)
  }
}
