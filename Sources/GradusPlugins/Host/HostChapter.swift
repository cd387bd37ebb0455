/// The host functions that belong together; each chapter is a page for authors.
struct HostChapter: Sendable {
  /// Functions of one theme.
  struct Section: Sendable {
    let title: String
    let functions: [HostFunction]
  }

  /// The page's name: `tensor`.
  let name: String
  /// One clause: "arrays of numbers".
  let summary: String
  /// What to know before the first function, in Markdown.
  let introduction: String
  let sections: [Section]
  /// The tables its functions take and return.
  var tables: [ContractTable] = []
}

extension HostChapter {
  /// Whether its functions stand in a global table.
  var isGlobal: Bool { sections.flatMap(\.functions).contains(where: \.isInSpace) }
}

extension HostAPI {
  /// Everything there is, in the order of the pages.
  static let chapters: [HostChapter] = [
    tensorChapter, textChapter, decimalChapter, streamChapter, codeChapter, logChapter,
    checkChapter,
  ]

  /// Every function there is; its place is its number.
  static let functions: [HostFunction] = chapters.flatMap { $0.sections.flatMap(\.functions) }
}
