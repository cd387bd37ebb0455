public import GradusCore
internal import Yams

/// Reads YAML into authored data that knows the place of every key and value.
///
///     let reading = YAMLReader.read(bytes, file: "banks/attention.yaml")
///
/// What a bank needs of YAML is read, and nothing else: one document of tables with text keys,
/// lists and scalars. Anchors, aliases, merge keys, tags, duplicate keys, more than 64 levels and
/// more than 100 000 nodes are refused. Unquoted scalars follow the core schema of YAML 1.2, except
/// that `010` is a text. Columns count Unicode code points.
///
/// The parser stops at the first fault of syntax, so a file has one of these at a time; everything
/// else is found in one run.
public enum YAMLReader {
  /// The largest file that is read, in bytes.
  public static let maximumSize = SourceText.maximumSize
  /// The deepest nesting.
  public static let maximumDepth = 64
  /// The most keys and values of a file.
  public static let maximumNodes = 100_000

  /// Reads the bytes of a file. `file` is what findings and places call it.
  public static func read(_ bytes: some Collection<UInt8>, file: String) -> Reading<Authored> {
    DeepStack.run {
      let findings = Findings()
      let document = YAMLDocument(bytes, file: file, findings: findings)
      return Reading(content: document?.root, diagnostics: findings.diagnostics)
    }
  }
}

/// A YAML file with its text.
struct YAMLDocument {
  let root: Authored
  let source: SourceText

  /// Reads a file; `nil` when there is no data in it that could be looked at.
  init?(_ bytes: some Collection<UInt8>, file: String, findings: Findings) {
    guard let source = SourceText(bytes, file: file, findings: findings) else { return nil }
    var composer = YAMLComposer(source: source, findings: findings)
    guard let node = composer.compose() else { return nil }
    var converter = NodeConverter(composer: composer, findings: findings)
    guard let root = converter.convert(node) else { return nil }
    if case .null = root.content {
      findings.report(.emptyFile, at: SourceLocation(file: file, line: 1))
      return nil
    }
    self.root = root
    self.source = source
  }
}
