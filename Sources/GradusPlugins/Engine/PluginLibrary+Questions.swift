public import GradusCore

extension PluginLibrary {
  /// The plugins, by their place in `folders`, whose code decides what an answer to this question
  /// gets: the one that brings its format and the one that brings its check.
  public func plugins(grading question: Question) -> [Int] {
    guard let (plugin, format) = find(question.format, in: \.formats) else { return [] }
    let checks = format.fields.filter { $0.kind == .check }.compactMap { field in
      question.fields[field.name]?.value.string.flatMap { find($0, in: \.checks)?.plugin }
    }
    return Set([plugin] + checks).sorted()
  }
}
