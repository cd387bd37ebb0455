/// The discussion of a command, cut into its parts.
struct HelpText {
  /// A part before the examples.
  enum Paragraph: Hashable {
    case text(String)
    /// A line that is to be copied as it is.
    case code(String)
  }

  /// What comes before the examples.
  private(set) var paragraphs: [Paragraph] = []
  /// The lines below `Examples:`, without their indentation.
  private(set) var examples: [String] = []

  /// Cuts a discussion: a line is a paragraph, one that begins with `#` is to be copied, and the
  /// examples are the end.
  init(_ discussion: String) {
    let parts = discussion.split(separator: "Examples:\n", maxSplits: 1)
    guard let first = parts.first else { return }
    let isOnlyExamples = discussion.hasPrefix("Examples:\n")
    if !isOnlyExamples {
      for line in first.split(separator: "\n") {
        paragraphs.append(line.first == "#" ? .code(String(line)) : .text(String(line)))
      }
    }
    guard isOnlyExamples || parts.count == 2, let last = parts.last else { return }
    examples = last.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.trimmingPrefix("  ")) }
    while examples.last?.isEmpty == true { examples.removeLast() }
  }
}
