/// Turns styled text into what is written to a terminal.
///
///     let renderer = Renderer(colour: .on)
///     print(renderer.text(for: lines))
///
/// The codes are plain SGR (ECMA-48, 8.3.117) in the sixteen colours every theme adapts. A colour
/// library would decide by itself, from global state, whether to write them; here the policy is a
/// value passed in. Control characters inside a run never reach the output.
public struct Renderer: Hashable, Sendable {
  /// Whether styles are written.
  public let colour: ColourPolicy

  /// Creates a renderer.
  public init(colour: ColourPolicy) { self.colour = colour }

  /// One text, with every style closed again at its end and before each newline.
  public func text(for text: StyledText) -> String {
    text.runs.reduce(into: "") { output, run in
      let safe = sanitised(run.text)
      guard colour == .on, let codes = run.style.codes else {
        output += safe
        return
      }
      let lines = safe.split(separator: "\n", omittingEmptySubsequences: false)
      output += lines.map { $0.isEmpty ? "" : "\u{1B}[\(codes)m\($0)\u{1B}[0m" }
        .joined(separator: "\n")
    }
  }

  /// Several lines, joined by newlines, without one at the end.
  public func text(for lines: [StyledText]) -> String {
    lines.map { text(for: $0) }.joined(separator: "\n")
  }
}

extension StyledText.Style {
  fileprivate var codes: String? {
    switch self {
    case .plain: nil
    case .bold: "1"
    case .emphasis: "3"
    case .dim: "2"
    case .good: "32"
    case .bad: "31"
    case .accent: "36"
    case .heading: "1;36"
    case .code: "33"
    case .key: "1;34"
    }
  }
}
