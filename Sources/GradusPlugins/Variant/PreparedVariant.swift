public import GradusCore
internal import GradusLua

/// A variant with all it takes to ask and grade it again and again on one engine.
public final class PreparedVariant {
  /// The question.
  public let question: Question
  /// The question under its seed.
  public let variant: Variant
  let plugin: Int
  let format: PluginManifest.Format
  let key: CheckKey?
  /// The question's fields as `prepare` gets them, filled in.
  let authored: Value
  /// What phases get as the variant, in the flat form.
  private(set) lazy var flat = flat(selfMarking: false)
  /// The variant as it was built in the sandbox of its format, as long as that keeps it.
  weak var stage: LuaStage?
  /// How its answers are graded without a sandbox; `nil` until that is known.
  var hostGrading: HostGrading??
  /// Mistakes that cannot be told from the truth in this draw, so that they are left out.
  public let disabledMistakes: [String]
  /// Pairs of mistakes that cannot be told from each other in this draw.
  public var coincidingMistakes: [(String, String)] { key?.coincidingMistakes ?? [] }
  /// The named mistakes that apply to this draw.
  public var activeMistakes: [String] { key?.steps.flatMap { $0.mistakes.map(\.note) } ?? [] }

  init(
    question: Question, variant: Variant, plugin: Int, format: PluginManifest.Format,
    key: CheckKey?, authored: Value, disabledMistakes: [String]
  ) {
    self.question = question
    self.variant = variant
    self.plugin = plugin
    self.format = format
    self.key = key
    self.authored = authored
    self.disabledMistakes = disabledMistakes
  }

  /// What phases get as the variant. The key in it is the first check that is lent to the call.
  func flat(selfMarking: Bool) -> [UInt8] {
    let first = LuaValue.handle(LuaHandle(kind: HostKind.check.rawValue, slot: 0))
    var writer = FlatWriter()
    writer.write(
      Engine.variant(self, key: key == nil ? nil : first, selfMarking: selfMarking))
    return writer.bytes
  }
}
