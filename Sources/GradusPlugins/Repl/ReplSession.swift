public import GradusCore
public import GradusLua

/// A session in which an author tries expressions with what plugins have. It knows no terminal: it
/// takes texts and gives outcomes.
///
///     let session = try ReplSession { print($0) }
///     session.take("x = tensor.eye(2)")   // .shown("")
///     session.take("x:sum()")             // .shown("2.0")
///     session.take("for i = 1, 3 do")     // .incomplete
///
/// Globals persist between texts, local variables end with theirs. Must stay on one `LuaThread`.
public final class ReplSession {
  /// What became of a text.
  public enum Outcome: Hashable, Sendable {
    /// It goes on in the next line.
    case incomplete
    /// It ran and gave this; empty when it gave nothing.
    case shown(String)
    /// It failed: the message, the traceback, and what that means for the session.
    case failed(String)
    /// The session is to be left.
    case left
  }

  /// A question to look into, and the engine that draws it.
  public struct Subject {
    /// The question.
    public var question: Question
    /// The engine.
    public var engine: Engine

    /// Creates a subject.
    public init(question: Question, engine: Engine) {
      self.question = question
      self.engine = engine
    }
  }

  /// The most lines that are shown of one text's values.
  static let mostLines = 100

  let limits: LuaLimits
  let folder: PluginFolder?
  let subject: Subject?
  private(set) var seed: Int
  /// What the last text used.
  public private(set) var usage = LuaUsage()
  let host: HostAPI
  var sandbox: LuaSandbox

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - plugin: its table is the global `plugin`, its modules are found by `require`.
  ///   - subject: its question gives the globals `question`, `variant` and `params`.
  ///   - seed: what `rng` and the question are drawn with.
  ///   - limits: what each text may use.
  ///   - print: takes a line that the code prints or logs.
  /// - Throws: `PluginError` when the plugin cannot be loaded or the question not drawn.
  public init(
    plugin: PluginFolder? = nil, subject: Subject? = nil, seed: Int = 0,
    limits: LuaLimits = LuaLimits(), print: @escaping (String) -> Void
  ) throws(PluginError) {
    folder = plugin
    self.subject = subject
    self.seed = seed
    self.limits = limits
    host = HostAPI(owner: nil, receive: print)
    do throws(LuaError) {
      sandbox = try LuaSandbox(limits: limits, host: host)
    } catch {
      throw PluginError(error, during: "opening a sandbox", in: [])
    }
    try fill()
  }

  // MARK: Opening

  /// Puts what the session begins with into an empty sandbox.
  private func fill() throws(PluginError) {
    host.forget()
    let what = folder.map { "loading plugin '\($0.name)'" } ?? "opening a sandbox"
    do throws(LuaError) {
      try HostAPI.add(to: &sandbox)
      if let folder {
        for file in folder.modules + [folder.main] {
          try sandbox.add(module: file.module, path: file.path, source: file.source)
        }
        let load = try sandbox.compile("plugin = require 'plugin'", named: "repl")
        _ = try sandbox.call(load)
      }
    } catch {
      throw PluginError(error, during: what, in: folder?.files ?? [])
    }
    try draw()
  }

  /// Opens an empty sandbox in the place of one that met a limit.
  private func reopen() throws(PluginError) {
    do throws(LuaError) {
      sandbox = try LuaSandbox(limits: limits, host: host)
    } catch {
      throw PluginError(error, during: "opening a sandbox", in: [])
    }
    try fill()
  }

  /// Draws `rng`, and what the question gives, with another seed.
  func redraw(seed: Int) throws(PluginError) {
    self.seed = seed
    try draw()
  }

  private func draw() throws(PluginError) {
    var globals: [(name: String, value: LuaValue)] = []
    var redraw = 0
    if let subject {
      let prepared = try subject.engine.prepare(subject.question, seed: seed)
      redraw = prepared.variant.redraws
      globals = [
        ("question", LuaValue(prepared.authored)),
        ("variant", Engine.variant(prepared, host)),
        ("params", LuaValue(.map(prepared.variant.parameters))),
      ]
    }
    // With a question it is the stream that its `generate` drew from.
    let stream = RandomStream(
      seed: seed, question: subject?.question.address ?? "repl", purpose: "generate",
      redraw: redraw)
    globals.append(("rng", host.lend(HostStream(random: stream, keepsAuthoredOrder: false))))
    do throws(LuaError) {
      for global in globals {
        let set = try sandbox.compile("\(global.name) = ...", named: "repl")
        _ = try sandbox.call(set, with: [global.value])
      }
    } catch {
      throw PluginError(error, during: "drawing with seed \(seed)", in: [])
    }
  }

  // MARK: Texts

  /// Runs a text, or a command that begins with a colon.
  ///
  /// - Parameter isWhole: whether nothing can follow, so that an incomplete text is a failure.
  public func take(_ text: String, isWhole: Bool = false) -> Outcome {
    let trimmed = text.drop { $0.isWhitespace }
    if trimmed.isEmpty { return .shown("") }
    if trimmed.hasPrefix(":"), !trimmed.hasPrefix("::") { return command(trimmed) }
    do throws(LuaError) {
      guard let main = try compile(text, isWhole: isWhole) else { return .incomplete }
      let values = try sandbox.look(at: main)
      usage = sandbox.usage
      let writer = ValueWriter(host: host, keysSayTheirKind: true)
      let shown = values.map { writer.text($0, mostLines: Self.mostLines) }
      return .shown(shown.joined(separator: "\n"))
    } catch {
      usage = sandbox.usage
      return failure(error)
    }
  }

  /// Compiles an expression, else a statement; `nil` when it is not complete.
  private func compile(_ text: String, isWhole: Bool) throws(LuaError) -> LuaFunction? {
    let expressionError: LuaError
    do throws(LuaError) {
      return try sandbox.compile("return " + text, named: Self.name)
    } catch {
      expressionError = error
    }
    do throws(LuaError) {
      return try sandbox.compile(text, named: Self.name)
    } catch {
      if !isWhole, error.isIncomplete || expressionError.isIncomplete { return nil }
      // A statement that fails at its first token was meant as an expression.
      let first = text.drop { $0.isWhitespace }
      let isAtStart = error.message.wholeMatch(of: /unexpected symbol near '(.+)'/).map {
        first.hasPrefix($0.1)
      }
      throw isAtStart == true ? expressionError : error
    }
  }

  /// What messages call the text.
  private static let name = "input"

  private func failure(_ error: LuaError) -> Outcome {
    var lines = [error.description]
    if error.code != .syntax, !error.traceback.isEmpty {
      // The last line is the host's own call.
      lines.append(error.traceback.replacing(/\n\t\[C\]: in \?$/, with: ""))
    }
    var isLost = host.isFull
    if case .limit = error.code { isLost = true }
    if isLost {
      do throws(PluginError) {
        try reopen()
        lines.append("the session starts afresh: variables are gone")
      } catch {
        lines.append("the session cannot go on: \(error.description)")
      }
    }
    return .failed(lines.joined(separator: "\n"))
  }
}

extension LuaError {
  /// Whether a longer text might be without this error.
  fileprivate var isIncomplete: Bool { code == .syntax && message.hasSuffix("near <eof>") }
}
